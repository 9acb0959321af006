package org.carrel.circulation.policy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.carrel.web.WithoutPersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Lists of due dates of the draft, as a text to change: a list a line.
@Controller
class DueDatesController {

    private static final String NOBODYS = "What the library's rules will be";

    private final Drafts drafts;
    private final DraftPage page;
    private final PolicyNames names;

    DueDatesController(Drafts drafts, DraftPage page, PolicyNames names) {
        this.drafts = drafts;
        this.page = page;
        this.names = names;
    }

    @GetMapping("/lending-policy/draft/due-dates")
    @WithoutPersonalData(NOBODYS)
    String all(Model model) {
        Draft draft = drafts.draftOrCurrent();
        String text = draft.policy().lists().stream()
                .map(list -> list.code() + ": " + PolicyFile.days(list))
                .collect(Collectors.joining("\n"));
        return form(draft.revision(), text, List.of(), null, model);
    }

    @PostMapping("/lending-policy/draft/due-dates")
    @WithoutPersonalData(NOBODYS)
    String set(@RequestParam long revision, @RequestParam String lists, Model model, HttpServletResponse response) {
        List<DueDateList> read = new ArrayList<>();
        List<Problem.Said> problems = new ArrayList<>();
        for (String line : lists.lines().filter(one -> !one.isBlank()).toList()) {
            String[] parts = line.strip().split("[:\\s]+", 2);
            PolicyFile.OrWrong<DueDateList> one = PolicyFile.list(parts[0], parts.length > 1 ? parts[1] : "");
            problems.addAll(one.problems());
            one.right().ifPresent(read::add);
        }
        if (!problems.isEmpty()) {
            response.setStatus(DraftPage.UNPROCESSABLE);
            return form(revision, lists, problems, null, model);
        }
        return switch (drafts.change(revision, policy -> new Policy(policy.patrons(), read, policy.rules()))) {
            case Drafts.Outcome.Stale stale -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield form(stale.revision(), lists, List.of(), page.said(stale), model);
            }
            case Drafts.Outcome.Done done -> "redirect:/lending-policy/draft";
            case Drafts.Outcome.Refused refused -> {
                response.setStatus(DraftPage.UNPROCESSABLE);
                yield form(revision, lists, List.of(Drafts.TOO_MUCH), null, model);
            }
        };
    }

    private String form(long revision, String text, List<Problem.Said> problems, @Nullable Stale stale, Model model) {
        PolicyWords words = names.words(drafts.draftOrCurrent().policy());
        model.addAttribute("revision", revision);
        model.addAttribute("text", text);
        model.addAttribute("problems", problems.stream().map(words::problem).toList());
        model.addAttribute("stale", stale);
        return "circulation/policy/dates";
    }
}
