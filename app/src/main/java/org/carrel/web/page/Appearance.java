package org.carrel.web.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/// Light, dark, or as the device says. A cookie remembers the choice; it says nothing else.
enum Appearance {
    DEVICE(""),
    LIGHT("light"),
    DARK("dark");

    static final String COOKIE = "appearance";

    private final String value;

    Appearance(String value) {
        this.value = value;
    }

    /// As in the page's `data-appearance`; empty for the device's own.
    String value() {
        return value;
    }

    static Appearance of(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return of(cookie == null ? null : cookie.getValue());
    }

    static Appearance of(@Nullable String value) {
        for (Appearance appearance : values()) {
            if (appearance.value.equals(value)) {
                return appearance;
            }
        }
        return DEVICE;
    }
}
