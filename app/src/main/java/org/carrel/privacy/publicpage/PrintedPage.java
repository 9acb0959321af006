package org.carrel.privacy.publicpage;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carrel.web.LibraryProfile;
import org.carrel.web.NavigationEntry;
import org.carrel.web.Page;
import org.carrel.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/// The notice as a file of its own, made without a server: for the command line.
public final class PrintedPage implements Page {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    public PrintedPage() {
        messages.setBasenames("messages/privacy", "messages/people");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
    }

    /// A whole HTML page with its style in it.
    public String html(NoticePage notice) {
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, PrintedPage.class.getClassLoader(), "org.carrel");
        StringOutput html = new StringOutput();
        engine.render("privacy/publicpage/print.jte", Map.<String, Object>of("page", this, "notice", notice), html);
        return html.toString();
    }

    @Override
    public String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }

    @Override
    public LibraryProfile library() {
        return new LibraryProfile("", "", ZoneOffset.UTC);
    }

    @Override
    public @Nullable Viewer viewer() {
        return null;
    }

    @Override
    public List<NavigationEntry> navigation() {
        return List.of();
    }

    @Override
    public boolean isCurrent(String href) {
        return false;
    }

    @Override
    public String asset(String path) {
        return path;
    }

    @Override
    public String address() {
        return "/privacy";
    }

    @Override
    public String appearance() {
        return "";
    }

    @Override
    public boolean fragment() {
        return false;
    }

    @Override
    public String csrfParameter() {
        return "";
    }

    @Override
    public String csrfToken() {
        return "";
    }

    @Override
    public String date(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).format(DAY);
    }

    @Override
    public String dateTime(Instant instant) {
        return date(instant);
    }
}
