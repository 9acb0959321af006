package org.carrel.people.scim;

import org.carrel.people.SignedIn;
import org.carrel.people.feed.Deliveries;
import org.carrel.web.WithoutPersonalData;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/// How a source's identity service gets in: its token and its address.
@Controller
class TokenController {

    static final String PAGE = "/people/feeds/{source}/scim";

    private static final String NOBODYS = "A token is a program's, not a person's";

    private final ScimTokens tokens;
    private final Deliveries deliveries;

    TokenController(ScimTokens tokens, Deliveries deliveries) {
        this.tokens = tokens;
        this.deliveries = deliveries;
    }

    @GetMapping(PAGE)
    @WithoutPersonalData(NOBODYS)
    String page(@PathVariable String source, Model model) {
        return page(source, "", model);
    }

    @PostMapping(PAGE)
    @WithoutPersonalData(NOBODYS)
    String make(@PathVariable String source, @AuthenticationPrincipal SignedIn by, Model model) {
        title(source);
        return page(source, tokens.make(source, by.accountId()), model);
    }

    @PostMapping(PAGE + "/revocation")
    @WithoutPersonalData(NOBODYS)
    String revoke(@PathVariable String source, @AuthenticationPrincipal SignedIn by) {
        title(source);
        tokens.revoke(source, by.accountId());
        return "redirect:/people/feeds/" + source + "/scim";
    }

    /// @param token shown once; empty where none was made just now
    private String page(String source, String token, Model model) {
        model.addAttribute("source", source);
        model.addAttribute("title", title(source));
        model.addAttribute("since", tokens.since(source));
        model.addAttribute("token", token);
        model.addAttribute("address", Documents.location(""));
        return "people/scim/token";
    }

    private String title(String source) {
        return deliveries.title(source).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
