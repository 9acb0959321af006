package org.carrel.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.carrel.web.LibraryProfile;
import org.carrel.web.ModulePages;
import org.carrel.web.NavigationEntry;
import org.carrel.web.Page;
import org.carrel.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/// Makes the [Page] of a request.
@Component
public class Pages {

    private final RequestPage.Surroundings surroundings;
    private final List<NavigationEntry> navigation;

    Pages(
            LibraryProfile library,
            MessageSource messages,
            ResourceUrlProvider assets,
            ObjectProvider<ModulePages> modules) {
        this.surroundings = new RequestPage.Surroundings(library, messages, assets);
        this.navigation = modules.stream()
                .flatMap(module -> module.navigation().stream())
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
    }

    public Page of(HttpServletRequest request) {
        return make(request, viewer());
    }

    /// A page that asks nothing of the database, for when that is what failed.
    public Page bare(HttpServletRequest request) {
        return make(request, null);
    }

    /// Null when nobody is signed in.
    public static @Nullable Viewer viewer() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Viewer viewer ? viewer : null;
    }

    private Page make(HttpServletRequest request, @Nullable Viewer viewer) {
        String path = request.getRequestURI();
        String query = request.getQueryString();
        boolean htmx =
                request.getHeader("HX-Request") != null && request.getHeader("HX-History-Restore-Request") == null;
        return new RequestPage(
                surroundings,
                viewer,
                navigation.stream()
                        .filter(entry -> entry.audience().admits(viewer))
                        .toList(),
                path,
                query == null ? path : path + "?" + query,
                Appearance.of(request).value(),
                Shortcuts.of(request) == Shortcuts.ON,
                htmx && request.getHeader("HX-Boosted") == null,
                (CsrfToken) request.getAttribute(CsrfToken.class.getName()));
    }
}
