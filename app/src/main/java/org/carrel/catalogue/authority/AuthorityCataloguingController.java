package org.carrel.catalogue.authority;

import jakarta.servlet.http.HttpServletResponse;
import org.carrel.catalogue.AuthorityId;
import org.carrel.catalogue.change.Changes;
import org.carrel.catalogue.marc.MarcLines;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// An authority as those see it who change it.
@Controller
class AuthorityCataloguingController {

    private static final int UNPROCESSABLE = 422;
    private static final String KEEP = "keep_catalogue";
    private static final String NEW = """
            LDR 00000nz  a2200000n  4500
            100 1# $a
            400 1# $a
            670 ## $a
            """;

    private final AuthorityPages pages;
    private final Authorities authorities;
    private final Changes changes;

    AuthorityCataloguingController(AuthorityPages pages, Authorities authorities, Changes changes) {
        this.pages = pages;
        this.authorities = authorities;
        this.changes = changes;
    }

    /// What was typed, and what is wrong with it.
    ///
    /// @param refused a message key; empty where nothing is
    /// @param number  of the record's lines, from 1, or whatever the message says
    record Typed(String lines, String why, int version, String refused, long number) {

        static Typed of(AuthorityPage page) {
            return new Typed(MarcLines.text(page.marc()), "", page.version(), "", 0);
        }

        Typed refused(String reason, long at) {
            return new Typed(lines, why, version, reason, at);
        }
    }

    @GetMapping("/catalogue/authorities/{id}")
    @For(KEEP)
    String one(@PathVariable long id, Model model) {
        AuthorityPage page = here(id);
        return show(page, Typed.of(page), model);
    }

    private String show(AuthorityPage page, Typed typed, Model model) {
        model.addAttribute("authority", page);
        model.addAttribute("typed", typed);
        model.addAttribute("versions", changes.versions(page.id()));
        return "catalogue/authority/edit";
    }

    private AuthorityPage here(long id) {
        return switch (pages.find(new AuthorityId(id))) {
            case AuthorityPages.Found.Here here -> here.page();
            case AuthorityPages.Found.Moved moved -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case AuthorityPages.Found.Gone gone -> throw new ResponseStatusException(HttpStatus.GONE);
            case AuthorityPages.Found.Never never -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    @GetMapping("/catalogue/authorities/new")
    @For(KEEP)
    String fresh(Model model) {
        model.addAttribute("typed", new Typed(NEW, "", 0, "", 0));
        return "catalogue/authority/new";
    }

    @PostMapping("/catalogue/authorities")
    @For(KEEP)
    String add(
            @RequestParam String lines,
            @RequestParam(defaultValue = "") String why,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        Typed typed = new Typed(lines, why, 0, "", 0);
        return switch (MarcLines.read(lines)) {
            case MarcLines.Read.Whole whole ->
                switch (authorities.add(whole.record(), why, by.accountId())) {
                    case Authorities.Outcome.Done done -> to(done);
                    case Authorities.Outcome.Refused refused ->
                        again(typed.refused("authorities.refused." + refused.reason(), 0), model, response);
                };
            case MarcLines.Read.Wrong wrong ->
                again(typed.refused("cataloguing.refused.line." + wrong.reason(), wrong.line()), model, response);
        };
    }

    private static String again(Typed typed, Model model, HttpServletResponse response) {
        response.setStatus(UNPROCESSABLE);
        model.addAttribute("typed", typed);
        return "catalogue/authority/new";
    }

    private static String to(Authorities.Outcome.Done done) {
        return "redirect:/catalogue/authorities/" + done.authority().value();
    }

    @PostMapping("/catalogue/authorities/{id}")
    @For(KEEP)
    String replace(
            @PathVariable long id,
            @RequestParam String lines,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String why,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        Typed typed = new Typed(lines, why, version, "", 0);
        return switch (MarcLines.read(lines)) {
            case MarcLines.Read.Whole whole ->
                answer(
                        authorities.replace(new AuthorityId(id), version, whole.record(), why, by.accountId()),
                        id,
                        typed,
                        model,
                        response);
            case MarcLines.Read.Wrong wrong ->
                refuse(typed.refused("cataloguing.refused.line." + wrong.reason(), wrong.line()), id, model, response);
        };
    }

    @PostMapping("/catalogue/authorities/{id}/merge")
    @For(KEEP)
    String merge(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long into,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        return answer(
                authorities.merge(new AuthorityId(id), new AuthorityId(into), by.accountId()),
                id,
                null,
                model,
                response);
    }

    @PostMapping("/catalogue/authorities/{id}/deletion")
    @For(KEEP)
    String delete(
            @PathVariable long id, @AuthenticationPrincipal SignedIn by, Model model, HttpServletResponse response) {
        Authorities.Outcome outcome = authorities.delete(new AuthorityId(id), by.accountId());
        return outcome instanceof Authorities.Outcome.Done
                ? "redirect:/catalogue/authorities"
                : answer(outcome, id, null, model, response);
    }

    /// Has its heading written into the records that use it.
    @PostMapping("/catalogue/authorities/{id}/rewriting")
    @For(KEEP)
    String rewrite(
            @PathVariable long id, @AuthenticationPrincipal SignedIn by, Model model, HttpServletResponse response) {
        Authorities.Outcome outcome = authorities.rewrite(new AuthorityId(id), by.accountId());
        return outcome instanceof Authorities.Outcome.Done
                ? "redirect:/catalogue/authorities"
                : answer(outcome, id, null, model, response);
    }

    @GetMapping("/catalogue/authorities/{id}/versions/{version}")
    @For(KEEP)
    String version(@PathVariable long id, @PathVariable int version, Model model) {
        AuthorityPage page = here(id);
        model.addAttribute("authority", page);
        model.addAttribute("version", version);
        model.addAttribute(
                "lines",
                authorities
                        .version(page.id(), version)
                        .map(MarcLines::text)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "catalogue/authority/version";
    }

    private String answer(
            Authorities.Outcome outcome, long id, @Nullable Typed typed, Model model, HttpServletResponse response) {
        return switch (outcome) {
            case Authorities.Outcome.Done done -> to(done);
            case Authorities.Outcome.Refused refused ->
                refuse(
                        (typed == null ? Typed.of(here(id)) : typed)
                                .refused("authorities.refused." + refused.reason(), refused.number()),
                        id,
                        model,
                        response);
        };
    }

    private String refuse(Typed typed, long id, Model model, HttpServletResponse response) {
        response.setStatus(UNPROCESSABLE);
        return show(here(id), typed, model);
    }
}
