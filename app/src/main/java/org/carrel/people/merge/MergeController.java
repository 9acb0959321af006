package org.carrel.people.merge;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
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
class MergeController {

    private static final int UNPROCESSABLE = 422;
    private static final String OBJECTIONS = "An objection holds under every user name of a person";

    private final Merges merges;

    MergeController(Merges merges) {
        this.merges = merges;
    }

    @GetMapping("/people/duplicates")
    @For("merge_people")
    String suggestions(Model model) {
        model.addAttribute("suggestions", merges.suggestions());
        model.addAttribute("latest", merges.latest());
        return "people/merge/duplicates";
    }

    @PostMapping("/people/duplicates/apart")
    @For("merge_people")
    String tellApart(@RequestParam UUID one, @RequestParam UUID other, @AuthenticationPrincipal SignedIn by) {
        merges.tellApart(one, other, by.accountId());
        return "redirect:/people/duplicates";
    }

    @GetMapping("/people/merges/new")
    @For("merge_people")
    String preview(
            @RequestParam UUID kept, @RequestParam UUID other, @AuthenticationPrincipal SignedIn by, Model model) {
        return show(kept, other, "", "", by, model);
    }

    @PostMapping("/people/merges")
    @For(
            value = "merge_people",
            withoutRole = {"respect_objections", "sign_in"},
            because = OBJECTIONS)
    String merge(
            @RequestParam UUID kept,
            @RequestParam UUID other,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal SignedIn by,
            HttpServletResponse response,
            Model model) {
        return switch (merges.merge(kept, other, reason, by)) {
            case Merges.Outcome.Merged merged -> "redirect:/people/merges/" + merged.id();
            case Merges.Outcome.Undone undone -> throw new IllegalStateException("Nothing was undone");
            case Merges.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield show(kept, other, reason, refused.reason(), by, model);
            }
        };
    }

    private String show(UUID kept, UUID other, String reason, String refused, SignedIn by, Model model) {
        Merges.Preview preview = merges.preview(kept, other, by).orElseThrow(MergeController::notThere);
        model.addAttribute("preview", preview);
        model.addAttribute("reason", reason);
        model.addAttribute("refused", refused.isEmpty() ? preview.refused() : refused);
        return "people/merge/preview";
    }

    @GetMapping("/people/merges/{id}")
    @For("merge_people")
    String one(@PathVariable UUID id, Model model) {
        return show(known(id), "", List.of(), model);
    }

    @PostMapping("/people/merges/{id}/undo")
    @For(value = "merge_people", withoutRole = "respect_objections", because = OBJECTIONS)
    String undo(
            @PathVariable UUID id, @AuthenticationPrincipal SignedIn by, HttpServletResponse response, Model model) {
        Merge merge = known(id);
        return switch (merges.undo(merge, by.accountId())) {
            case Merges.Outcome.Undone undone -> show(known(id), "", undone.gone(), model);
            case Merges.Outcome.Merged merged -> throw new IllegalStateException("Nothing was merged");
            case Merges.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield show(known(id), refused.reason(), List.of(), model);
            }
        };
    }

    private static String show(Merge merge, String refused, List<String> gone, Model model) {
        model.addAttribute("merge", merge);
        model.addAttribute("refused", refused);
        model.addAttribute("gone", gone);
        return "people/merge/one";
    }

    private Merge known(UUID id) {
        return merges.one(id).orElseThrow(MergeController::notThere);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
