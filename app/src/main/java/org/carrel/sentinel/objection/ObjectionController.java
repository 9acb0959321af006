package org.carrel.sentinel.objection;

import org.carrel.people.PersonId;
import org.carrel.people.SignedIn;
import org.carrel.sentinel.Sentinel;
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

@Controller
class ObjectionController {

    private final Objections objections;
    private final Sentinel sentinel;

    ObjectionController(Objections objections, Sentinel sentinel) {
        this.objections = objections;
        this.sentinel = sentinel;
    }

    @PostMapping("/my-data/objection")
    @For(
            withoutRole = {"respect_objections", "detect_compromise", "release_detector"},
            because = "Objecting is everybody's right; leaving them out the program does by itself")
    String object(@AuthenticationPrincipal SignedIn signedIn) {
        objections.object(person(signedIn));
        sentinel.respectObjections();
        return "redirect:/my-data?done=objected";
    }

    @PostMapping("/my-data/objection/withdrawal")
    @For(
            withoutRole = {"respect_objections", "detect_compromise", "release_detector"},
            because = "Objecting is everybody's right; leaving them out the program does by itself")
    String withdraw(@AuthenticationPrincipal SignedIn signedIn) {
        objections.withdraw(person(signedIn));
        return "redirect:/my-data?done=withdrawn";
    }

    @GetMapping("/oversight/objections")
    @For("respect_objections")
    String standing(@RequestParam(defaultValue = "") String refused, Model model) {
        model.addAttribute("standing", objections.standing());
        model.addAttribute("refused", refused.equals("ground") ? refused : "");
        return "sentinel/objection/standing";
    }

    @PostMapping("/oversight/objections/{id}/ground")
    @For("respect_objections")
    String overrule(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String ground,
            @AuthenticationPrincipal SignedIn by) {
        return objections.overrule(id, ground, by.accountId())
                ? "redirect:/oversight/objections"
                : "redirect:/oversight/objections?refused=ground";
    }

    private static PersonId person(SignedIn signedIn) {
        PersonId person = signedIn.personId();
        if (person == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return person;
    }
}
