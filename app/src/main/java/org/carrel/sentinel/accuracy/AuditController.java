package org.carrel.sentinel.accuracy;

import jakarta.servlet.http.HttpServletResponse;
import org.carrel.people.SignedIn;
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
class AuditController {

    private static final int UNPROCESSABLE = 422;
    private static final int CONFLICT = 409;

    private final AuditDesk desk;

    AuditController(AuditDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/audit")
    @For("check_detector")
    String list(@AuthenticationPrincipal SignedIn me, Model model) {
        return list(me, false, model);
    }

    @GetMapping("/audit/{id}")
    @For("check_detector")
    String one(@PathVariable long id, @AuthenticationPrincipal SignedIn me, Model model) {
        Sample sample = desk.open(id, me.accountId()).orElseThrow(AuditController::notFound);
        return one(sample, "", model);
    }

    @PostMapping("/audit/{id}/verdict")
    @For("check_detector")
    String decide(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "0") int decisions,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            HttpServletResponse response) {
        return switch (desk.decide(id, decisions, verdict, note.strip(), me.accountId())) {
            case AuditDesk.Outcome.Decided decided -> "redirect:/audit";
            case AuditDesk.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield one(refused.sample(), refused.reason(), model);
            }
            case AuditDesk.Outcome.Overtaken overtaken -> {
                response.setStatus(CONFLICT);
                yield list(me, true, model);
            }
            case AuditDesk.Outcome.Unknown unknown -> throw notFound();
        };
    }

    private String list(SignedIn me, boolean overtaken, Model model) {
        model.addAttribute("lists", desk.lists(me.accountId()));
        model.addAttribute("overtaken", overtaken);
        return "sentinel/accuracy/audits";
    }

    private static String one(Sample sample, String refused, Model model) {
        model.addAttribute("sample", sample);
        model.addAttribute("refused", refused);
        return "sentinel/accuracy/audit";
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
