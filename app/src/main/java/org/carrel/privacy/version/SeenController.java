package org.carrel.privacy.version;

import org.carrel.privacy.DataSubject;
import org.carrel.web.For;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class SeenController {

    private final Telling telling;

    SeenController(Telling telling) {
        this.telling = telling;
    }

    @PostMapping("/privacy/seen")
    @For("tell_changes")
    String seen(@AuthenticationPrincipal DataSubject me) {
        telling.seen(me.subjectOfData().account());
        return "redirect:/";
    }
}
