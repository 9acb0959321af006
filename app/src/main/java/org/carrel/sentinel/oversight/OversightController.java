package org.carrel.sentinel.oversight;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.carrel.people.SignedIn;
import org.carrel.web.Download;
import org.carrel.web.For;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class OversightController {

    private final Oversight oversight;

    OversightController(Oversight oversight) {
        this.oversight = oversight;
    }

    @GetMapping("/oversight")
    @For("oversee_reveals")
    String page(
            @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "") String refused, Model model) {
        model.addAttribute("looked", oversight.reveals(page));
        model.addAttribute("reviewers", oversight.reviewers());
        model.addAttribute("refused", Set.of("training", "end").contains(refused) ? refused : "");
        return "sentinel/oversight/page";
    }

    @GetMapping("/oversight/reveals.csv")
    @For("oversee_reveals")
    ResponseEntity<byte[]> export() {
        return Download.csv("reveals.csv", RevealCsv.of(oversight.allReveals()));
    }

    @PostMapping("/oversight/training/{account}")
    @For("oversee_reveals")
    String train(
            @PathVariable UUID account,
            @RequestParam(defaultValue = "") String trainedOn,
            @AuthenticationPrincipal SignedIn by) {
        boolean done;
        try {
            done = oversight.train(new AccountId(account), LocalDate.parse(trainedOn), by.accountId());
        } catch (DateTimeParseException noDate) {
            done = false;
        }
        return done ? "redirect:/oversight#training" : "redirect:/oversight?refused=training";
    }

    @For("oversee_reveals")
    @PostMapping("/oversight/training/{account}/end")
    String endTraining(@PathVariable UUID account, @AuthenticationPrincipal SignedIn by) {
        boolean ended = oversight.endTraining(new AccountId(account), by.accountId());
        return ended ? "redirect:/oversight#training" : "redirect:/oversight?refused=end";
    }
}
