package org.carrel.people.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.SignedIn;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.people.desk.Affiliations.Outcome;
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

@Controller
class AffiliationController {

    private static final int UNPROCESSABLE = 422;

    private final Affiliations affiliations;
    private final PersonNames names;

    AffiliationController(Affiliations affiliations, PersonNames names) {
        this.affiliations = affiliations;
        this.names = names;
    }

    /// @param typed   null before a group was chosen
    /// @param refused a message key under `person.refused.`; empty when nothing is wrong
    /// @param field   that the refusal is about; null for none
    record NewForm(
            UUID id,
            String name,
            Affiliations.@Nullable Typed typed,
            boolean checksNhs,
            String refused,
            @Nullable AffiliationField field) {

        String value(AffiliationField one) {
            return typed == null ? "" : typed.details().getOrDefault(one, "");
        }

        /// Those of the group that this member of staff may fill in.
        java.util.List<AffiliationField> fields() {
            return typed == null
                    ? java.util.List.of()
                    : AffiliationField.of(typed.group()).stream()
                            .filter(one -> checksNhs || !AffiliationField.OF_NHS.contains(one))
                            .toList();
        }
    }

    /// Without a group: a choice of groups.
    @GetMapping("/people/{id}/affiliations/new")
    @For("keep_membership")
    String blank(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String group,
            @AuthenticationPrincipal SignedIn by,
            Model model) {
        Affiliations.Typed typed = group(group)
                .map(one -> new Affiliations.Typed(one, affiliations.today().toString(), "", Map.of()))
                .orElse(null);
        model.addAttribute("form", new NewForm(id, names.required(id), typed, checksNhs(by), "", null));
        return "people/desk/affiliation-new";
    }

    @PostMapping("/people/{id}/affiliations/new")
    @For({"keep_membership", "check_nhs_membership"})
    String add(
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        String name = names.required(id);
        UserGroup group = group(fields.getOrDefault("group", ""))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        Affiliations.Typed typed = new Affiliations.Typed(
                group, fields.getOrDefault("since", ""), fields.getOrDefault("until", ""), details(fields));
        NewForm form = new NewForm(id, name, typed, checksNhs(by), "", null);
        NewForm refused = switch (affiliations.add(id, typed, checksNhs(by), by.accountId())) {
            case Outcome.Done done -> form;
            case Outcome.Refused(String reason) -> new NewForm(id, name, typed, checksNhs(by), reason, null);
            case Outcome.NotHeld(AffiliationField field) ->
                new NewForm(id, name, typed, checksNhs(by), "notHeld", field);
            case Outcome.Odd(AffiliationField field) -> new NewForm(id, name, typed, checksNhs(by), "odd", field);
        };
        if (refused.refused().isEmpty()) {
            return "redirect:/people/" + id + "?done=added";
        }
        response.setStatus(UNPROCESSABLE);
        model.addAttribute("form", refused);
        return "people/desk/affiliation-new";
    }

    private static Map<AffiliationField, String> details(Map<String, String> fields) {
        Map<AffiliationField, String> details = new EnumMap<>(AffiliationField.class);
        for (AffiliationField field : AffiliationField.values()) {
            details.put(field, fields.getOrDefault(field.key(), ""));
        }
        return details;
    }

    private static Optional<UserGroup> group(String key) {
        return Arrays.stream(UserGroup.values())
                .filter(group -> group.key().equals(key))
                .findFirst();
    }

    private static boolean checksNhs(SignedIn by) {
        return by.roles().contains(StaffRole.DESK);
    }

    /// @param until as typed
    record EndForm(UUID id, String name, Affiliation affiliation, String until, String said, String refused) {}

    @GetMapping("/people/{id}/affiliations/{affiliation}")
    @For("keep_membership")
    String one(@PathVariable UUID id, @PathVariable UUID affiliation, Model model) {
        Affiliation now = required(id, affiliation);
        String until = now.until() == null ? "" : String.valueOf(now.until());
        model.addAttribute("form", new EndForm(id, names.required(id), now, until, "", ""));
        return "people/desk/affiliation";
    }

    @PostMapping("/people/{id}/affiliations/{affiliation}/end")
    @For("keep_membership")
    String changeEnd(
            @PathVariable UUID id,
            @PathVariable UUID affiliation,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String version,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        Optional<String> refused = affiliations.changeEnd(id, affiliation, until, version, by.accountId());
        return refused.map(why -> refused(id, affiliation, until, "", why, model, response))
                .orElse("redirect:/people/" + id + "?done=changed");
    }

    @PostMapping("/people/{id}/affiliations/{affiliation}/end-now")
    @For("keep_membership")
    String endNow(
            @PathVariable UUID id,
            @PathVariable UUID affiliation,
            @RequestParam(defaultValue = "") String said,
            @RequestParam(defaultValue = "") String version,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        Optional<String> refused = affiliations.endNow(id, affiliation, said, version, by.accountId());
        return refused.map(why -> refused(id, affiliation, "", said, why, model, response))
                .orElse("redirect:/people/" + id + "?done=ended");
    }

    private String refused(
            UUID id,
            UUID affiliation,
            String until,
            String said,
            String why,
            Model model,
            HttpServletResponse response) {
        Affiliation now = required(id, affiliation);
        response.setStatus(UNPROCESSABLE);
        model.addAttribute("form", new EndForm(id, names.required(id), now, until, said, why));
        return "people/desk/affiliation";
    }

    private Affiliation required(UUID id, UUID affiliation) {
        return affiliations.one(id, affiliation).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
