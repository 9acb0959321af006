package org.carrel.catalogue.authority;

import java.util.List;
import org.carrel.catalogue.authority.MissingHeadings.Missing;
import org.carrel.catalogue.marc.MarcLines;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.carrel.web.WithoutPersonalData;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What there is to do with authorities, and what is being done.
@Controller
class WorkController {

    private static final String NOBODYS = "Authors and subjects of published works";
    private static final int SHARED = 50;
    private static final int MISSING = 50;

    private final WorkRepository works;
    private final MissingRepository missing;
    private final AuthorityPageRepository around;
    private final Authorities authorities;

    WorkController(
            WorkRepository works, MissingRepository missing, AuthorityPageRepository around, Authorities authorities) {
        this.works = works;
        this.missing = missing;
        this.around = around;
        this.authorities = authorities;
    }

    @GetMapping("/catalogue/authorities")
    @WithoutPersonalData(NOBODYS)
    String home(Model model) {
        List<WorkRepository.Work> newest = works.newest();
        model.addAttribute("works", newest);
        model.addAttribute("busy", newest.stream().anyMatch(WorkRepository.Work::isOpen));
        model.addAttribute("shared", around.shared(SHARED));
        return "catalogue/authority/home";
    }

    /// @param from how many are skipped
    @GetMapping("/catalogue/authorities/missing")
    @WithoutPersonalData(NOBODYS)
    String missing(@RequestParam(defaultValue = "0") int from, Model model) {
        int first = Math.clamp(from, 0, 100_000);
        List<Missing> most = missing.most(first, MISSING + 1);
        model.addAttribute("missing", most.subList(0, Math.min(MISSING, most.size())));
        model.addAttribute("next", most.size() > MISSING ? first + MISSING : 0);
        model.addAttribute(
                "busy", works.newest().stream().anyMatch(one -> one.kind().equals("count") && one.isOpen()));
        return "catalogue/authority/missing";
    }

    @PostMapping("/catalogue/authorities/missing/count")
    @For("keep_catalogue")
    String count(@AuthenticationPrincipal SignedIn by) {
        authorities.count(by.accountId());
        return "redirect:/catalogue/authorities/missing";
    }

    /// Makes an authority of a heading that records have.
    @PostMapping("/catalogue/authorities/missing")
    @For("keep_catalogue")
    String make(
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String thesaurus,
            @RequestParam String key,
            @AuthenticationPrincipal SignedIn by) {
        return missing.one(kind, thesaurus, key)
                .map(MissingHeadings::record)
                .map(MarcLines::read)
                .filter(MarcLines.Read.Whole.class::isInstance)
                .map(read -> authorities.add(((MarcLines.Read.Whole) read).record(), "", by.accountId()))
                .filter(Authorities.Outcome.Done.class::isInstance)
                .map(done -> "redirect:/catalogue/authorities/"
                        + ((Authorities.Outcome.Done) done).authority().value())
                .orElse("redirect:/catalogue/authorities/missing");
    }
}
