package org.carrel.people.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.people.PersonId;
import org.carrel.people.PersonPart;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.carrel.web.Parts;
import org.springframework.beans.factory.ObjectProvider;
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
class PersonController {

    private static final int UNPROCESSABLE = 422;
    /// Message keys under `person.done.`; another feature's own redirect may bring one of its
    /// own.
    private static final Set<String> DONE = Set.of(
            "corrected",
            "added",
            "changed",
            "ended",
            "blocked",
            "lifted",
            "already",
            "own",
            "number",
            "card",
            "lost",
            "closed");

    private final PersonFile file;
    private final Parts parts;
    private final List<PersonPart> sections;

    PersonController(PersonFile file, Parts parts, ObjectProvider<PersonPart> sections) {
        this.file = file;
        this.parts = parts;
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(PersonPart::order))
                .toList();
    }

    @GetMapping("/people/{id}")
    @For(value = "keep_membership", parts = PersonPart.class)
    String page(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal SignedIn by,
            HttpServletRequest request,
            Model model) {
        Optional<PersonPage> person = file.page(id);
        if (person.isEmpty()) {
            return file.keptAs(id).map(kept -> "redirect:/people/" + kept).orElseThrow(PersonController::notThere);
        }
        model.addAttribute("person", person.get());
        model.addAttribute("done", DONE.contains(done) ? done : "");
        model.addAttribute(
                "sections",
                parts.of(
                        sections.stream()
                                .flatMap(section -> section.view(new PersonId(id), by).stream())
                                .toList(),
                        request));
        return "people/desk/person";
    }

    /// @param refused a message key under `person.refused.`; empty when nothing is wrong
    /// @param now what is held at this moment
    record DetailsForm(UUID id, PersonDetails typed, PersonDetails now, String refused) {}

    @GetMapping("/people/{id}/details")
    @For("keep_membership")
    String details(@PathVariable UUID id, Model model) {
        PersonDetails details = required(id).details();
        model.addAttribute("form", new DetailsForm(id, details, details, ""));
        return "people/desk/details";
    }

    @PostMapping("/people/{id}/details")
    @For("keep_membership")
    String correct(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String given,
            @RequestParam(defaultValue = "") String own,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String version,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        PersonDetails now = required(id).details();
        // What a feed said is not changed here, so it is not sent.
        boolean fed = now.fromFeed() != null;
        PersonDetails typed = new PersonDetails(
                fed && name.isEmpty() ? now.name() : name.strip(),
                fed && given.isEmpty() ? now.given() : given.strip(),
                own.strip(),
                phone.strip(),
                address.strip().replace("\r\n", "\n"),
                now.fromFeed());
        Optional<String> refused = file.correct(id, typed, version, by.accountId());
        if (refused.isEmpty()) {
            return "redirect:/people/" + id + "?done=corrected";
        }
        response.setStatus(UNPROCESSABLE);
        model.addAttribute("form", new DetailsForm(id, typed, required(id).details(), refused.get()));
        return "people/desk/details";
    }

    private PersonPage required(UUID id) {
        return file.page(id).orElseThrow(PersonController::notThere);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
