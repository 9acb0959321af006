package org.carrel.buildings.premises;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.carrel.people.SignedIn;
import org.carrel.people.UserGroup;
import org.carrel.web.WithoutPersonalData;
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

/// Buildings, hours, the year and gates, as the library sets them.
@Controller
class SettingsController {

    private static final int UNPROCESSABLE = 422;
    private static final String NOBODYS = "Buildings and gates are nobody's data";

    private final Premises premises;
    private final SettingOut settings;
    private final GateTokens tokens;

    SettingsController(Premises premises, SettingOut settings, GateTokens tokens) {
        this.premises = premises;
        this.settings = settings;
        this.tokens = tokens;
    }

    /// What was typed, and what is wrong with it.
    ///
    /// @param reason a message key under `buildings.refused.`; empty where nothing is
    record Typed(
            String code, String building, String name, String terms, String closures, String reason, Object[] line) {}

    @GetMapping("/doors/settings")
    @WithoutPersonalData(NOBODYS)
    String all(Model model) {
        AcademicYear year = premises.reload().year();
        return list(
                new Typed(
                        "",
                        "",
                        "",
                        YearText.terms(year.terms()),
                        YearText.closures(year.closures()),
                        "",
                        new Object[0]),
                model);
    }

    private String list(Typed typed, Model model) {
        model.addAttribute("plan", premises.plan());
        model.addAttribute("typed", typed);
        return "buildings/premises/settings";
    }

    @PostMapping("/doors/settings/year")
    @WithoutPersonalData(NOBODYS)
    String setYear(
            @RequestParam String terms, @RequestParam String closures, Model model, HttpServletResponse response) {
        return switch (settings.setYear(terms, closures)) {
            case SettingOut.Outcome.Done done -> "redirect:/doors/settings";
            case SettingOut.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield list(new Typed("", "", "", terms, closures, refused.reason(), refused.line()), model);
            }
        };
    }

    @PostMapping("/doors/settings/gates")
    @WithoutPersonalData(NOBODYS)
    String addGate(
            @RequestParam String code,
            @RequestParam String building,
            @RequestParam String name,
            Model model,
            HttpServletResponse response) {
        AcademicYear year = premises.plan().year();
        return switch (settings.addGate(code.strip(), building, name)) {
            case SettingOut.Outcome.Done done -> "redirect:/doors/settings";
            case SettingOut.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield list(
                        new Typed(
                                code,
                                building,
                                name,
                                YearText.terms(year.terms()),
                                YearText.closures(year.closures()),
                                "gate." + refused.reason(),
                                refused.line()),
                        model);
            }
        };
    }

    @PostMapping("/doors/settings/gates/{gate}/token")
    @WithoutPersonalData(NOBODYS)
    String makeToken(@PathVariable String gate, @AuthenticationPrincipal SignedIn by, Model model) {
        model.addAttribute("gate", gate(gate));
        model.addAttribute("made", tokens.make(gate, by.accountId()));
        return "buildings/premises/token";
    }

    @PostMapping("/doors/settings/gates/{gate}/revocation")
    @WithoutPersonalData(NOBODYS)
    String revoke(@PathVariable String gate, @AuthenticationPrincipal SignedIn by) {
        tokens.revoke(gate(gate).code(), by.accountId());
        return "redirect:/doors/settings";
    }

    private Gate gate(String code) {
        return found(premises.plan().gate(code));
    }

    private static <T> T found(Optional<T> one) {
        return one.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/doors/settings/new")
    @WithoutPersonalData(NOBODYS)
    String blank(Model model) {
        return form(BuildingForm.empty(), true, new SettingOut.Outcome.Refused(""), model);
    }

    @PostMapping("/doors/settings/new")
    @WithoutPersonalData(NOBODYS)
    String add(BuildingFields fields, Model model, HttpServletResponse response) {
        BuildingForm form = fields.form();
        return done(settings.add(form), form, true, model, response);
    }

    @GetMapping("/doors/settings/{building}")
    @WithoutPersonalData(NOBODYS)
    String one(@PathVariable String building, Model model) {
        BuildingForm form = BuildingForm.of(found(premises.reload().building(building)));
        return form(form, false, new SettingOut.Outcome.Refused(""), model);
    }

    @PostMapping("/doors/settings/{building}")
    @WithoutPersonalData(NOBODYS)
    String change(@PathVariable String building, BuildingFields fields, Model model, HttpServletResponse response) {
        BuildingForm form =
                fields.form(found(premises.plan().building(building)).code());
        return done(settings.change(form), form, false, model, response);
    }

    private static String done(
            SettingOut.Outcome outcome, BuildingForm form, boolean fresh, Model model, HttpServletResponse response) {
        return switch (outcome) {
            case SettingOut.Outcome.Done done -> "redirect:/doors/settings";
            case SettingOut.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield form(form, fresh, refused, model);
            }
        };
    }

    private static String form(BuildingForm form, boolean fresh, SettingOut.Outcome.Refused refused, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("fresh", fresh);
        model.addAttribute("refused", refused);
        return "buildings/premises/building";
    }

    /// As a browser sends them.
    record BuildingFields(
            @Nullable String code,
            @Nullable String name,
            @Nullable String campus,
            @Nullable String capacity,
            boolean passback,
            @Nullable String forgets,
            @Nullable String visitors,
            @Nullable Set<UserGroup> alone,
            @Nullable Set<UserGroup> escorted,
            @Nullable String hours) {

        BuildingForm form() {
            return form(text(code).strip());
        }

        BuildingForm form(String key) {
            return new BuildingForm(
                    key,
                    text(name),
                    text(campus),
                    text(capacity),
                    passback,
                    text(forgets),
                    text(visitors),
                    alone == null ? Set.of() : alone,
                    escorted == null ? Set.of() : escorted,
                    text(hours));
        }

        private static String text(@Nullable String typed) {
            return typed == null ? "" : typed;
        }
    }
}
