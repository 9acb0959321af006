package org.carrel.circulation.policy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.web.WithoutPersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Kinds of borrowers of the draft.
@Controller
class PatronTypeController {

    private static final String NOBODYS = "What the library's rules will be";
    private static final String DRAFT = "/lending-policy/draft";

    private final Drafts drafts;
    private final DraftPage page;
    private final PolicyNames names;

    PatronTypeController(Drafts drafts, DraftPage page, PolicyNames names) {
        this.drafts = drafts;
        this.page = page;
        this.names = names;
    }

    @GetMapping("/lending-policy/draft/patron-types")
    @WithoutPersonalData(NOBODYS)
    String blank(Model model) {
        return form("", drafts.draftOrCurrent().revision(), PatronTyped.blank(), List.of(), null, model);
    }

    @GetMapping("/lending-policy/draft/patron-types/{code}")
    @WithoutPersonalData(NOBODYS)
    String one(@PathVariable String code, Model model) {
        Draft draft = drafts.draftOrCurrent();
        PatronType type = found(draft.policy(), code);
        return form(code, draft.revision(), PatronTyped.of(type), List.of(), null, model);
    }

    @PostMapping("/lending-policy/draft/patron-types")
    @WithoutPersonalData(NOBODYS)
    String add(@RequestParam long revision, PatronFields fields, Model model, HttpServletResponse response) {
        return take("", revision, fields.typed(), model, response);
    }

    @PostMapping("/lending-policy/draft/patron-types/{code}")
    @WithoutPersonalData(NOBODYS)
    String change(
            @PathVariable("code") String old,
            @RequestParam long revision,
            PatronFields fields,
            Model model,
            HttpServletResponse response) {
        return take(old, revision, fields.typed(), model, response);
    }

    /// As a browser sends them; the code as `key`, since the address has one of its own.
    record PatronFields(
            @Nullable String key,
            @Nullable String name,
            @Nullable List<String> covers,
            @Nullable String items,
            @Nullable String requests) {

        PatronTyped typed() {
            return new PatronTyped(
                    text(key), text(name), covers == null ? List.of() : covers, text(items), text(requests));
        }

        private static String text(@Nullable String typed) {
            return typed == null ? "" : typed.strip();
        }
    }

    /// @param old code of the one that is changed; empty for a new one
    private String take(String old, long revision, PatronTyped typed, Model model, HttpServletResponse response) {
        PolicyFile.OrWrong<PatronType> read = typed.read();
        if (read.right().isEmpty()) {
            response.setStatus(DraftPage.UNPROCESSABLE);
            return form(old, revision, typed, read.problems(), null, model);
        }
        return switch (drafts.change(
                revision, policy -> with(policy, old, read.right().get()))) {
            case Drafts.Outcome.Stale stale -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                String still = stale.now().patron(old).isPresent() ? old : "";
                yield form(still, stale.revision(), typed, List.of(), page.said(stale), model);
            }
            case Drafts.Outcome.Done done -> "redirect:" + DRAFT;
            case Drafts.Outcome.Refused refused -> page.after(refused, DRAFT, "", model, response);
        };
    }

    /// Rules that name it by its old code name it by the new one.
    private static Policy with(Policy policy, String old, PatronType type) {
        List<PatronType> patrons = new ArrayList<>(policy.patrons());
        if (old.isEmpty()) {
            patrons.add(type);
            return new Policy(patrons, policy.lists(), policy.rules());
        }
        patrons.set(patrons.indexOf(found(policy, old)), type);
        return new Policy(
                patrons,
                policy.lists(),
                policy.rules().stream()
                        .map(rule -> renamed(rule, old, type.code()))
                        .toList());
    }

    private static Rule renamed(Rule rule, String old, String code) {
        Choice patrons = rule.scope().patrons();
        Choice renamed = Choice.of(
                patrons.kind(),
                patrons.codes().stream()
                        .map(one -> one.equals(old) ? code : one)
                        .toList());
        return new Rule(new Scope(renamed, rule.scope().items(), rule.scope().locations()), rule.terms());
    }

    @PostMapping("/lending-policy/draft/patron-types/{code}/removal")
    @WithoutPersonalData(NOBODYS)
    String remove(@PathVariable String code, @RequestParam long revision, Model model, HttpServletResponse response) {
        return page.after(
                drafts.change(revision, policy -> {
                    List<PatronType> patrons = new ArrayList<>(policy.patrons());
                    patrons.remove(found(policy, code));
                    return new Policy(patrons, policy.lists(), policy.rules());
                }),
                DRAFT,
                "",
                model,
                response);
    }

    private static PatronType found(Policy policy, String code) {
        return policy.patron(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String form(
            String old,
            long revision,
            PatronTyped typed,
            List<Problem.Said> problems,
            @Nullable Stale stale,
            Model model) {
        PolicyWords words = names.words(drafts.draftOrCurrent().policy());
        model.addAttribute("old", old);
        model.addAttribute("revision", revision);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems.stream().map(words::problem).toList());
        model.addAttribute("stale", stale);
        model.addAttribute(
                "covers",
                Cover.all().stream()
                        .map(cover -> new Choosable(takenBy(words, cover, old), cover.key(), words.cover(cover)))
                        .toList());
        return "circulation/policy/patron";
    }

    /// The name of another type that covers it already; empty without.
    private static String takenBy(PolicyWords words, Cover cover, String old) {
        Optional<PatronType> other = words.policy().patrons().stream()
                .filter(type -> !type.code().equals(old) && type.covers().contains(cover))
                .findFirst();
        return other.map(PatronType::name).orElse("");
    }
}
