package org.carrel.sentinel.release;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carrel.people.SignedIn;
import org.carrel.people.StaffRole;
import org.carrel.sentinel.accuracy.Comparison;
import org.carrel.sentinel.accuracy.Sheet;
import org.carrel.web.Download;
import org.carrel.web.For;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

@Controller
class ReleaseController {

    private static final int UNPROCESSABLE = 422;

    private final Releases releases;
    private final Comparison comparison;
    private final CampusTrials campus;

    ReleaseController(Releases releases, Comparison comparison, CampusTrials campus) {
        this.releases = releases;
        this.comparison = comparison;
        this.campus = campus;
    }

    @GetMapping("/releases")
    @For({"release_detector", "check_detector"})
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        return show(TrialForm.EMPTY, me, model);
    }

    @GetMapping("/releases/{slot}/{name}.csv")
    @For({"release_detector", "check_detector"})
    ResponseEntity<byte[]> export(@PathVariable String slot, @PathVariable String name) {
        String csv = Stream.concat(comparison.sheets(slot).stream(), onCampus(slot).stream())
                .filter(sheet -> sheet.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                .csv();
        return Download.csv("releases-" + name + ".csv", csv);
    }

    @PostMapping("/releases/trials")
    @For({"release_detector", "check_detector"})
    String tryOut(
            @RequestParam Map<String, String> fields,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            HttpServletResponse response) {
        TrialForm form = TrialForm.of(fields);
        Releases.Outcome outcome = form.weighed()
                .map(weights -> releases.tryOut(form.budget(), weights, form.reason(), me.accountId()))
                .orElse(new Releases.Outcome.Refused("weight"));
        return answer(outcome, form, me, model, response);
    }

    @PostMapping("/releases/bias-check")
    @For({"release_detector", "check_detector"})
    String checkBias(@AuthenticationPrincipal SignedIn me, Model model, HttpServletResponse response) {
        return answer(releases.checkBias(me.accountId()), TrialForm.EMPTY, me, model, response);
    }

    @PostMapping("/releases/trials/{id}/end")
    @For({"release_detector", "check_detector"})
    String end(@PathVariable long id, @AuthenticationPrincipal SignedIn me, Model model, HttpServletResponse response) {
        return answer(releases.end(id, me.accountId()), TrialForm.EMPTY, me, model, response);
    }

    @PostMapping("/releases/trials/{id}/sign")
    @For({"release_detector", "check_detector"})
    String sign(
            @PathVariable long id, @AuthenticationPrincipal SignedIn me, Model model, HttpServletResponse response) {
        return answer(releases.sign(id, me.accountId()), TrialForm.EMPTY, me, model, response);
    }

    @PostMapping("/releases/{id}/reverse")
    @For({"release_detector", "check_detector"})
    String reverse(
            @PathVariable long id, @AuthenticationPrincipal SignedIn me, Model model, HttpServletResponse response) {
        return answer(releases.reverse(id, me.accountId()), TrialForm.EMPTY, me, model, response);
    }

    private List<Sheet> onCampus(String slot) {
        return slot.equals(Trial.CHALLENGER)
                ? campus.result().map(CampusSheets::of).orElse(List.of())
                : List.of();
    }

    private String answer(
            Releases.Outcome outcome, TrialForm form, SignedIn me, Model model, HttpServletResponse response) {
        return switch (outcome) {
            case Releases.Outcome.Done done -> "redirect:/releases";
            case Releases.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield show(form.refused(refused.reason()), me, model);
            }
        };
    }

    private String show(TrialForm form, SignedIn me, Model model) {
        Releases.Overview overview = releases.overview();
        model.addAttribute("overview", overview);
        model.addAttribute("form", form);
        model.addAttribute("me", me.accountId().value());
        model.addAttribute("statistician", me.roles().contains(StaffRole.STATISTICIAN));
        model.addAttribute("challenger", overview.challenger().isPresent() ? comparison.of(Trial.CHALLENGER) : NONE);
        model.addAttribute(
                "challengerBias", overview.challengerBias().isPresent() ? comparison.of(Trial.WITHOUT_COUNTRY) : NONE);
        model.addAttribute("bias", overview.bias().isPresent() ? comparison.of(Trial.COUNTRY_LEFT_OUT) : NONE);
        if (overview.challenger().isPresent()) {
            campus.begin();
        }
        model.addAttribute("measured", onCampus(Trial.CHALLENGER));
        model.addAttribute("measuring", campus.hasFailed() ? "releases.campus.failed" : "releases.campus.runs");
        model.addAttribute("readers", campus.readers());
        return "sentinel/release/releases";
    }

    private static final Comparison.Result NONE = new Comparison.Result("", List.of());
}
