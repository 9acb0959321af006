package org.carrel.circulation.policy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.carrel.web.WithoutPersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A whole policy brought from a spreadsheet: it becomes the draft.
@Controller
class PolicyFileController {

    private static final String NOBODYS = "What the library's rules will be";
    private static final int LONGEST = 500_000;
    private static final int SHOWN = 100;

    private final Drafts drafts;
    private final DraftPage page;
    private final PolicyNames names;

    PolicyFileController(Drafts drafts, DraftPage page, PolicyNames names) {
        this.drafts = drafts;
        this.page = page;
        this.names = names;
    }

    /// @param said the problem in words
    record WrongLine(int line, String said) {}

    @GetMapping("/lending-policy/draft/file")
    @WithoutPersonalData(NOBODYS)
    String blank(Model model) {
        return form(drafts.draftOrCurrent().revision(), "", List.of(), null, model);
    }

    @PostMapping("/lending-policy/draft/file")
    @WithoutPersonalData(NOBODYS)
    String take(@RequestParam long revision, @RequestParam String file, Model model, HttpServletResponse response) {
        PolicyFile.Read read = file.length() > LONGEST
                ? new PolicyFile.Read.Refused(List.of(new PolicyFile.Wrong(1, Problem.Said.of("file.many"))))
                : PolicyFile.bring(file);
        return switch (read) {
            case PolicyFile.Read.Refused refused -> {
                response.setStatus(DraftPage.UNPROCESSABLE);
                yield form(revision, file, refused.wrong(), null, model);
            }
            case PolicyFile.Read.Right right ->
                switch (drafts.change(revision, policy -> right.policy())) {
                    case Drafts.Outcome.Stale stale -> {
                        response.setStatus(HttpStatus.CONFLICT.value());
                        yield form(stale.revision(), file, List.of(), page.said(stale), model);
                    }
                    case Drafts.Outcome.Done done -> "redirect:/lending-policy/draft";
                    case Drafts.Outcome.Refused refused ->
                        page.after(refused, "/lending-policy/draft", "", model, response);
                };
        };
    }

    private String form(long revision, String file, List<PolicyFile.Wrong> wrong, @Nullable Stale stale, Model model) {
        PolicyWords words = names.words(drafts.draftOrCurrent().policy());
        model.addAttribute("revision", revision);
        model.addAttribute("file", file);
        model.addAttribute(
                "wrong",
                wrong.stream()
                        .limit(SHOWN)
                        .map(one -> new WrongLine(one.line(), words.problem(one.what())))
                        .toList());
        model.addAttribute("stale", stale);
        return "circulation/policy/file";
    }
}
