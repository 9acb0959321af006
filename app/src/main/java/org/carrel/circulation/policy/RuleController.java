package org.carrel.circulation.policy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.carrel.web.WithoutPersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// One line of the draft: added, copied, changed, moved, taken away.
@Controller
class RuleController {

    private static final String NOBODYS = "What the library's rules will be";
    private static final String DRAFT = "/lending-policy/draft";
    /// Of a line that is not there yet.
    private static final int NEW = 0;

    private final Drafts drafts;
    private final DraftPage page;
    private final PolicyNames names;

    RuleController(Drafts drafts, DraftPage page, PolicyNames names) {
        this.drafts = drafts;
        this.page = page;
        this.names = names;
    }

    /// @param copy the line to begin from; 0 for none
    @GetMapping("/lending-policy/draft/rules")
    @WithoutPersonalData(NOBODYS)
    String blank(@RequestParam(defaultValue = "0") int copy, Model model) {
        Draft draft = drafts.draftOrCurrent();
        RuleTyped typed = copy == NEW ? RuleTyped.blank() : RuleTyped.of(rule(draft.policy(), copy));
        return form(NEW, draft.revision(), typed, null, model);
    }

    @GetMapping("/lending-policy/draft/rules/{line}")
    @WithoutPersonalData(NOBODYS)
    String one(@PathVariable int line, Model model) {
        Draft draft = drafts.draftOrCurrent();
        return form(line, draft.revision(), RuleTyped.of(rule(draft.policy(), line)), null, model);
    }

    @PostMapping("/lending-policy/draft/rules")
    @WithoutPersonalData(NOBODYS)
    String add(
            @RequestParam long revision,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response) {
        return take(NEW, revision, RuleTyped.of(form), model, response);
    }

    @PostMapping("/lending-policy/draft/rules/{line}")
    @WithoutPersonalData(NOBODYS)
    String change(
            @PathVariable int line,
            @RequestParam long revision,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response) {
        return take(line, revision, RuleTyped.of(form), model, response);
    }

    private String take(int line, long revision, RuleTyped typed, Model model, HttpServletResponse response) {
        return switch (RuleCells.read(typed.cells())) {
            case RuleCells.Read.Refused refused -> {
                response.setStatus(DraftPage.UNPROCESSABLE);
                yield form(line, revision, typed.withWrong(refused.wrong()), null, model);
            }
            case RuleCells.Read.Right right ->
                switch (drafts.change(revision, policy -> with(policy, line, right.rule()))) {
                    case Drafts.Outcome.Stale stale -> {
                        response.setStatus(HttpStatus.CONFLICT.value());
                        yield form(again(line, stale), stale.revision(), typed, page.said(stale), model);
                    }
                    case Drafts.Outcome.Done done -> "redirect:" + DRAFT;
                    case Drafts.Outcome.Refused refused -> page.after(refused, DRAFT, "", model, response);
                };
        };
    }

    /// Where the line stands now; a new one where it is gone.
    private static int again(int line, Drafts.Outcome.Stale stale) {
        Policy seen = stale.seen();
        if (seen == null || line < 1 || line > seen.rules().size()) {
            return NEW;
        }
        Scope scope = seen.rules().get(line - 1).scope();
        return 1 + stale.now().rules().stream().map(Rule::scope).toList().indexOf(scope);
    }

    @PostMapping("/lending-policy/draft/rules/{line}/removal")
    @WithoutPersonalData(NOBODYS)
    String remove(@PathVariable int line, @RequestParam long revision, Model model, HttpServletResponse response) {
        return page.after(
                drafts.change(
                        revision,
                        policy -> with(policy, rules -> {
                            rule(policy, line);
                            rules.remove(line - 1);
                        })),
                DRAFT,
                "",
                model,
                response);
    }

    /// @param to where it is to stand: one line up or down
    @PostMapping("/lending-policy/draft/rules/{line}/place")
    @WithoutPersonalData(NOBODYS)
    String move(
            @PathVariable int line,
            @RequestParam long revision,
            @RequestParam int to,
            Model model,
            HttpServletResponse response) {
        return page.after(
                drafts.change(
                        revision,
                        policy -> with(policy, rules -> {
                            rule(policy, line);
                            rule(policy, to);
                            Collections.swap(rules, line - 1, to - 1);
                        })),
                DRAFT,
                "",
                model,
                response);
    }

    private static Policy with(Policy policy, int line, Rule rule) {
        return with(policy, rules -> {
            if (line == NEW) {
                rules.add(rule);
            } else {
                rule(policy, line);
                rules.set(line - 1, rule);
            }
        });
    }

    private static Policy with(Policy policy, Consumer<List<Rule>> change) {
        List<Rule> rules = new ArrayList<>(policy.rules());
        change.accept(rules);
        return new Policy(policy.patrons(), policy.lists(), rules);
    }

    private static Rule rule(Policy policy, int line) {
        if (line < 1 || line > policy.rules().size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return policy.rules().get(line - 1);
    }

    private String form(int line, long revision, RuleTyped typed, @Nullable Stale stale, Model model) {
        PolicyWords words = names.words(drafts.draftOrCurrent().policy());
        model.addAttribute("line", line);
        model.addAttribute("revision", revision);
        model.addAttribute("typed", typed);
        model.addAttribute("stale", stale);
        model.addAttribute("patrons", Choosable.patrons(words.policy()));
        model.addAttribute("items", Choosable.items(names, words));
        model.addAttribute("locations", Choosable.locations(names, words));
        model.addAttribute(
                "lists", words.policy().lists().stream().map(DueDateList::code).toList());
        return "circulation/policy/rule";
    }
}
