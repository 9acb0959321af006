package org.carrel.circulation.policy;

import java.util.List;
import org.carrel.web.Download;
import org.carrel.web.For;
import org.carrel.web.WithoutPersonalData;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// The policy in force and those before it, to be read.
@Controller
class PolicyController {

    private final Policies policies;
    private final Drafts drafts;
    private final PolicyNames names;

    PolicyController(Policies policies, Drafts drafts, PolicyNames names) {
        this.policies = policies;
        this.drafts = drafts;
        this.names = names;
    }

    @GetMapping("/lending-policy")
    @WithoutPersonalData("The library's rules")
    String current(Model model) {
        PolicyVersion version = policies.current();
        model.addAttribute("version", version);
        model.addAttribute("words", names.words(version.policy()));
        model.addAttribute("drafted", drafts.draft().isPresent());
        return "circulation/policy/policy";
    }

    @GetMapping("/lending-policy/policy.csv")
    @WithoutPersonalData("The library's rules")
    ResponseEntity<byte[]> file() {
        PolicyVersion version = policies.current();
        return Download.csv("lending-policy-" + version.number() + ".csv", PolicyFile.write(version.policy()));
    }

    @GetMapping("/lending-policy/versions")
    @For("keep_lending_policy")
    String versions(Model model) {
        model.addAttribute("versions", policies.versions());
        model.addAttribute("makers", policies.makers());
        return "circulation/policy/versions";
    }

    @GetMapping("/lending-policy/versions/{number}")
    @WithoutPersonalData("The library's rules as they were, without who made them")
    String version(@PathVariable int number, Model model) {
        PolicyVersion version =
                policies.version(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        PolicyWords words = names.words(version.policy());
        model.addAttribute("version", version);
        model.addAttribute("words", words);
        model.addAttribute(
                "difference",
                policies.version(number - 1)
                        .map(before -> PolicyDifference.of(names.words(before.policy()), words))
                        .orElse(List.of()));
        return "circulation/policy/version";
    }
}
