package org.carrel.circulation.policy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.carrel.people.SignedIn;
import org.carrel.web.Download;
import org.carrel.web.For;
import org.carrel.web.WithoutPersonalData;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The draft whole: begun, looked at, saved, thrown away.
@Controller
class DraftController {

    private static final String NOBODYS = "What the library's rules will be";

    private final Drafts drafts;
    private final DraftPage page;
    private final Policies policies;
    private final PolicyNames names;

    DraftController(Drafts drafts, DraftPage page, Policies policies, PolicyNames names) {
        this.drafts = drafts;
        this.page = page;
        this.policies = policies;
        this.names = names;
    }

    @GetMapping("/lending-policy/draft")
    @WithoutPersonalData(NOBODYS)
    String draft(Model model) {
        return page.show(null, List.of(), "", model);
    }

    @PostMapping("/lending-policy/draft")
    @WithoutPersonalData(NOBODYS)
    String begin() {
        drafts.begin();
        return "redirect:/lending-policy/draft";
    }

    @GetMapping("/lending-policy/draft.csv")
    @WithoutPersonalData(NOBODYS)
    ResponseEntity<byte[]> file() {
        return Download.csv(
                "lending-policy-draft.csv",
                PolicyFile.write(drafts.draftOrCurrent().policy()));
    }

    @GetMapping("/lending-policy/draft/changes")
    @WithoutPersonalData(NOBODYS)
    String changes(Model model) {
        model.addAttribute(
                "all",
                DecisionChanges.of(
                        names.words(policies.current().policy()),
                        names.words(drafts.draftOrCurrent().policy()),
                        drafts.known()));
        return "circulation/policy/changes";
    }

    @PostMapping("/lending-policy/draft/removal")
    @WithoutPersonalData(NOBODYS)
    String discard(@RequestParam long revision, Model model, HttpServletResponse response) {
        return page.after(drafts.discard(revision), "/lending-policy", "", model, response);
    }

    @PostMapping("/lending-policy/versions")
    @For("keep_lending_policy")
    String save(
            @RequestParam long revision,
            @RequestParam(defaultValue = "") String why,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        return page.after(drafts.save(revision, why, by.accountId()), "/lending-policy", why, model, response);
    }
}
