package org.carrel.people.need;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.PersonId;
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

/// Seen by those who act on it, on a page of its own: looking somebody up shows nothing of it.
@Controller
class AccessNeedController {

    private static final int UNPROCESSABLE = 422;

    private final AccessNeeds needs;

    AccessNeedController(AccessNeeds needs) {
        this.needs = needs;
    }

    /// @param refused a message key under `need.refused.`; empty when nothing is wrong
    record NeedsPage(UUID id, String name, List<AccessNeed> now, List<AccessNeed> over, String chosen, String refused) {

        /// Without anything: records end up in messages and logs.
        @Override
        public String toString() {
            return "NeedsPage[" + id + "]";
        }
    }

    @GetMapping("/people/{id}/needs")
    @For("arrange_access")
    String page(@PathVariable UUID id, Model model) {
        return show(id, "", "", model);
    }

    @PostMapping("/people/{id}/needs")
    @For("arrange_access")
    String add(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String need,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        required(id);
        Optional<String> refused = needs.add(new PersonId(id), need, by.accountId());
        if (refused.isEmpty()) {
            return "redirect:/people/" + id + "/needs";
        }
        response.setStatus(UNPROCESSABLE);
        return show(id, need, refused.get(), model);
    }

    @PostMapping("/people/{id}/needs/{need}/end")
    @For("arrange_access")
    String end(@PathVariable UUID id, @PathVariable UUID need, @AuthenticationPrincipal SignedIn by) {
        required(id);
        needs.end(new PersonId(id), need, by.accountId());
        return "redirect:/people/" + id + "/needs";
    }

    /// The person themselves needs it no longer.
    @PostMapping("/account/needs/{need}/end")
    @For("keep_own_account")
    String endOwn(@PathVariable UUID need, @AuthenticationPrincipal SignedIn me) {
        return "redirect:/account" + (needs.endOwn(me, need) ? "?done=need" : "");
    }

    private String show(UUID id, String chosen, String refused, Model model) {
        String name = required(id);
        List<AccessNeed> all = needs.of(new PersonId(id));
        model.addAttribute(
                "person",
                new NeedsPage(
                        id,
                        name,
                        all.stream().filter(this::goesOn).toList(),
                        all.stream().filter(one -> !goesOn(one)).toList(),
                        chosen,
                        refused));
        model.addAttribute("kinds", AccessNeeds.KINDS);
        return "people/need/page";
    }

    private boolean goesOn(AccessNeed need) {
        return need.until() == null || !need.until().isBefore(needs.today());
    }

    private String required(UUID id) {
        return needs.nameOf(new PersonId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
