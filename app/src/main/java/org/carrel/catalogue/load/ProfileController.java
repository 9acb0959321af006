package org.carrel.catalogue.load;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.carrel.catalogue.load.ProfileForm.Refused;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.carrel.web.WithoutPersonalData;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Where records come from, and files by hand.
@Controller
class ProfileController {

    private static final int UNPROCESSABLE = 422;
    private static final int NEWEST = 20;

    private final LoadProfileRepository profiles;
    private final LoadReports reports;
    private final Loads loads;

    ProfileController(LoadProfileRepository profiles, LoadReports reports, Loads loads) {
        this.profiles = profiles;
        this.reports = reports;
        this.loads = loads;
    }

    @GetMapping("/catalogue/loads")
    @WithoutPersonalData("Files of records, without who loaded them")
    String all(Model model) {
        model.addAttribute("profiles", profiles.all());
        model.addAttribute("loads", reports.newest(null, NEWEST));
        return "catalogue/load/loads";
    }

    /// @param example whose rules the form begins with
    @GetMapping("/catalogue/loads/profiles/new")
    @WithoutPersonalData("A form, and codes of places")
    String blank(@RequestParam(defaultValue = "koha") String example, Model model) {
        String rules = Arrays.stream(ExampleRules.values())
                .filter(one -> one.key().equals(example.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(one -> one.text(profiles.places()))
                .orElse("");
        return form(new ProfileForm("", "", rules), Refused.NOTHING, model);
    }

    @PostMapping("/catalogue/loads/profiles/new")
    @WithoutPersonalData("Systems are nobody's data")
    String add(ProfileForm typed, Model model, HttpServletResponse response) {
        Refused refused = typed.against(profiles.places()).orElse(Refused.NOTHING);
        if (refused.equals(Refused.NOTHING) && !profiles.add(typed.profile())) {
            refused = new Refused("taken", 0, "");
        }
        if (refused.equals(Refused.NOTHING)) {
            return "redirect:/catalogue/loads/profiles/" + typed.code();
        }
        response.setStatus(UNPROCESSABLE);
        return form(typed, refused, model);
    }

    private static String form(ProfileForm typed, Refused refused, Model model) {
        model.addAttribute("form", typed);
        model.addAttribute("refused", refused);
        model.addAttribute(
                "examples",
                Arrays.stream(ExampleRules.values()).map(ExampleRules::key).toList());
        return "catalogue/load/new";
    }

    @GetMapping("/catalogue/loads/profiles/{code}")
    @WithoutPersonalData("Files of records, without who loaded them")
    String one(@PathVariable String code, Model model) {
        return one(ProfileForm.of(profile(code)), Refused.NOTHING, model);
    }

    @PostMapping("/catalogue/loads/profiles/{code}")
    @WithoutPersonalData("Systems are nobody's data")
    String change(@PathVariable String code, ProfileForm typed, Model model, HttpServletResponse response) {
        ProfileForm form = new ProfileForm(profile(code).code(), typed.name(), typed.rules());
        Refused refused = form.against(profiles.places()).orElse(Refused.NOTHING);
        if (!refused.equals(Refused.NOTHING)) {
            response.setStatus(UNPROCESSABLE);
            return one(form, refused, model);
        }
        profiles.change(form.profile());
        return "redirect:/catalogue/loads/profiles/" + code;
    }

    private String one(ProfileForm form, Refused refused, Model model) {
        List<LoadReports.Listed> newest = reports.newest(form.code(), NEWEST);
        model.addAttribute("form", form);
        model.addAttribute("refused", refused);
        model.addAttribute("loads", newest);
        return "catalogue/load/profile";
    }

    /// Records that were pasted as text, for browsers without scripts.
    @PostMapping(
            path = "/catalogue/loads/profiles/{code}/files",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @For("keep_catalogue")
    String paste(
            @PathVariable String code,
            @RequestParam String text,
            @RequestParam(defaultValue = "false") boolean trial,
            @AuthenticationPrincipal SignedIn by) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long id = loads.receive(profile(code).code(), "", new ByteArrayInputStream(bytes), trial, by.accountId());
        loads.start();
        return "redirect:/catalogue/loads/" + id;
    }

    /// A file that the page's script sends as it is.
    @PostMapping(path = "/catalogue/loads/profiles/{code}/files", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @For("keep_catalogue")
    ResponseEntity<Void> upload(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean trial,
            @AuthenticationPrincipal SignedIn by,
            HttpServletRequest request)
            throws IOException {
        long id = loads.receive(profile(code).code(), name, request.getInputStream(), trial, by.accountId());
        loads.start();
        return ResponseEntity.created(URI.create("/catalogue/loads/" + id)).build();
    }

    private LoadProfile profile(String code) {
        return profiles.one(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
