package org.carrel.web.page;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.carrel.web.LibraryProfile;
import org.carrel.web.NavigationEntry;
import org.carrel.web.Page;
import org.carrel.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/// The page of one request.
record RequestPage(
        Surroundings surroundings,
        @Nullable Viewer viewer,
        List<NavigationEntry> navigation,
        String path,
        String address,
        String appearance,
        boolean shortcuts,
        boolean fragment,
        @Nullable CsrfToken csrf)
        implements Page {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK);

    /// What does not change from request to request.
    record Surroundings(LibraryProfile library, MessageSource messages, ResourceUrlProvider assets) {}

    @Override
    public LibraryProfile library() {
        return surroundings.library();
    }

    @Override
    public boolean isCurrent(String href) {
        return path.equals(href) || (href.length() > 1 && path.startsWith(href + "/"));
    }

    @Override
    public String text(String key, Object... arguments) {
        return surroundings.messages().getMessage(key, arguments, Locale.UK);
    }

    @Override
    public String asset(String path) {
        String fingerprinted = surroundings.assets().getForLookupPath(path);
        if (fingerprinted == null) {
            throw new IllegalArgumentException("No static file at " + path);
        }
        return fingerprinted;
    }

    @Override
    public String csrfParameter() {
        return csrf == null ? "_csrf" : csrf.getParameterName();
    }

    @Override
    public String csrfToken() {
        return csrf == null ? "" : csrf.getToken();
    }

    @Override
    public String date(Instant instant) {
        return DATE.format(instant.atZone(library().zone()));
    }

    @Override
    public String dateTime(Instant instant) {
        return DATE_TIME.format(instant.atZone(library().zone()));
    }
}
