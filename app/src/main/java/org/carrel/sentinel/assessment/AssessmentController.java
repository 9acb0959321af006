package org.carrel.sentinel.assessment;

import static org.carrel.sentinel.SentinelPurpose.OVERSEE;

import java.time.Clock;
import java.util.List;
import org.carrel.people.SignedIn;
import org.carrel.privacy.Purposes;
import org.carrel.web.For;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

@Controller
class AssessmentController {

    private static final int SHORTEST = 200;
    private static final int LONGEST = 50_000;

    private final AssessmentRepository assessments;
    private final Purposes purposes;
    private final Clock clock;

    AssessmentController(AssessmentRepository assessments, Purposes purposes, Clock clock) {
        this.assessments = assessments;
        this.purposes = purposes;
        this.clock = clock;
    }

    @GetMapping("/oversight/assessment")
    @For("oversee_reveals")
    String newest(@RequestParam(defaultValue = "") String refused, Model model) {
        List<Assessment> all = purposes.in(OVERSEE, assessments::all);
        return show(all.getFirst(), all, refused, model);
    }

    @GetMapping("/oversight/assessment/{version}")
    @For("oversee_reveals")
    String one(@PathVariable int version, Model model) {
        List<Assessment> all = purposes.in(OVERSEE, assessments::all);
        Assessment shown = all.stream()
                .filter(each -> each.version() == version)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return show(shown, all, "", model);
    }

    @PostMapping("/oversight/assessment")
    @For("oversee_reveals")
    String write(
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "0") int on,
            @AuthenticationPrincipal SignedIn by) {
        String text = body.strip();
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return "redirect:/oversight/assessment?refused=length";
        }
        return purposes.in(
                        OVERSEE, () -> assessments.add(text, on, by.accountId().value(), clock.instant()))
                ? "redirect:/oversight/assessment"
                : "redirect:/oversight/assessment?refused=overtaken";
    }

    private static String show(Assessment shown, List<Assessment> all, String refused, Model model) {
        model.addAttribute("shown", shown);
        model.addAttribute("all", all);
        model.addAttribute("refused", refused.equals("length") || refused.equals("overtaken") ? refused : "");
        return "sentinel/assessment/page";
    }
}
