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
        ResponseCookie cookie = ResponseCookie.from(Appearance.COOKIE, chosen.value())
                .maxAge(chosen == Appearance.DEVICE ? Duration.ZERO : YEAR)
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
