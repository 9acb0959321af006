package org.carrel.web.page;

import java.net.URI;
import java.time.Duration;
import org.carrel.web.LocalPath;
import org.carrel.web.WebSettings;
import org.carrel.web.WithoutPersonalData;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class AppearanceController {

    private static final Duration YEAR = Duration.ofDays(365);

    private final WebSettings settings;

    AppearanceController(WebSettings settings) {
        this.settings = settings;
    }

    @PostMapping("/appearance")
    @WithoutPersonalData("A cookie says light or dark")
    ResponseEntity<Void> choose(@RequestParam String appearance, @RequestParam(defaultValue = "/") String back) {
        Appearance chosen = Appearance.of(appearance);
        return keep(Appearance.COOKIE, chosen.value(), chosen == Appearance.DEVICE, back);
    }

    @PostMapping("/shortcuts")
    @WithoutPersonalData("A cookie says that single keys do nothing")
    ResponseEntity<Void> chooseShortcuts(
            @RequestParam String shortcuts, @RequestParam(defaultValue = "/") String back) {
        Shortcuts chosen = Shortcuts.of(shortcuts);
        return keep(Shortcuts.COOKIE, chosen.value(), chosen == Shortcuts.ON, back);
    }

    /// @param usual what holds without a cookie
    private ResponseEntity<Void> keep(String name, String value, boolean usual, String back) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .maxAge(usual ? Duration.ZERO : YEAR)
                .path("/")
                .httpOnly(true)
                .secure(settings.https())
                .sameSite("Lax")
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .location(URI.create(LocalPath.orHome(back)))
                .build();
    }
}
