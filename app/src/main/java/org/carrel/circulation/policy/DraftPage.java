package org.carrel.circulation.policy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// The draft as its page shows it, and what is to be said when somebody else was quicker.
@Component
class DraftPage {

    static final int UNPROCESSABLE = 422;

    private final Drafts drafts;
    private final Policies policies;
    private final PolicyNames names;

    DraftPage(Drafts drafts, Policies policies, PolicyNames names) {
        this.drafts = drafts;
        this.policies = policies;
        this.names = names;
    }

    /// @param refused why it was not saved; empty where nobody tried
    /// @param why     the reason typed
    String show(@Nullable Stale stale, List<Problem> refused, String why, Model model) {
        Draft draft = drafts.draftOrCurrent();
        PolicyWords words = names.words(draft.policy());
        model.addAttribute("draft", draft);
        model.addAttribute("words", words);
        model.addAttribute("stale", stale);
        model.addAttribute(
                "problems",
                drafts.problems(draft.policy()).stream().map(words::problem).toList());
        model.addAttribute(
                "refused",
                refused.stream()
                        .filter(Problem.Said.class::isInstance)
                        .map(words::problem)
                        .toList());
        model.addAttribute(
                "difference", PolicyDifference.of(names.words(policies.current().policy()), words));
        model.addAttribute("why", why);
        return "circulation/policy/draft";
    }

    /// After a button of the draft's page.
    String after(Drafts.Outcome outcome, String next, String why, Model model, HttpServletResponse response) {
        return switch (outcome) {
            case Drafts.Outcome.Done done -> "redirect:" + next;
            case Drafts.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield show(null, refused.problems(), why, model);
            }
            case Drafts.Outcome.Stale stale -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield show(said(stale), List.of(), why, model);
            }
        };
    }

    Stale said(Drafts.Outcome.Stale stale) {
        return new Stale(
                stale.revision() == Drafts.NONE,
                stale.seen() == null
                        ? List.of()
                        : PolicyDifference.of(names.words(stale.seen()), names.words(stale.now())));
    }
}
