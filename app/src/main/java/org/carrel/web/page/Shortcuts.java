package org.carrel.web.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/// Whether single keys do something. Whoever speaks to their device, or hits keys by accident,
/// can switch them off (WCAG 2.1.4). A cookie remembers the choice; it says nothing else.
enum Shortcuts {
    ON("on"),
    OFF("off");

    static final String COOKIE = "shortcuts";

    private final String value;

    Shortcuts(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }

    static Shortcuts of(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return of(cookie == null ? null : cookie.getValue());
    }

    static Shortcuts of(@Nullable String value) {
        return OFF.value.equals(value) ? OFF : ON;
    }
}
