package org.carrel.catalogue.load;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.carrel.web.WithoutPersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// One file: how far it is, and what became of its records.
@Controller
class LoadController {

    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST_REASON = 500;

    private final LoadReports reports;
    private final LoadProfileRepository profiles;
    private final Loads loads;

    LoadController(LoadReports reports, LoadProfileRepository profiles, Loads loads) {
        this.reports = reports;
        this.profiles = profiles;
        this.loads = loads;
    }

    @GetMapping("/catalogue/loads/{id}")
    @WithoutPersonalData("Files of records, without who loaded them")
    String one(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "0") long after,
            Model model) {
        return show(id, outcome, after, "", model);
    }

    private String show(long id, String outcome, long after, String refused, Model model) {
        LoadReports.Listed listed = listed(id);
        @Nullable
        Outcome only = Arrays.stream(Outcome.values())
                .filter(one -> one.code().equals(outcome))
                .findFirst()
                .orElse(null);
        model.addAttribute("listed", listed);
        model.addAttribute("profile", profiles.one(listed.load().profile()).orElseThrow());
        model.addAttribute("outcome", only == null ? "" : only.code());
        model.addAttribute(
                "outcomes", Arrays.stream(Outcome.values()).map(Outcome::code).toList());
        model.addAttribute("lines", reports.lines(id, only, Math.max(0, after)));
        model.addAttribute("kept", reports.isKept(listed.load()));
        model.addAttribute("refused", refused);
        return "catalogue/load/load";
    }

    /// Lets go what the package has no longer.
    @PostMapping("/catalogue/loads/{id}/removal")
    @For("keep_catalogue")
    String remove(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String because,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        listed(id);
        String reason = because.strip();
        boolean right = reason.length() >= 3 && reason.length() <= LONGEST_REASON;
        if (right && loads.agree(id, reason, by.accountId())) {
            return "redirect:/catalogue/loads/" + id;
        }
        response.setStatus(UNPROCESSABLE);
        return show(id, "", 0, right ? "nothing_waits" : "because", model);
    }

    @GetMapping("/catalogue/loads/{id}/report.csv")
    @WithoutPersonalData("What became of records")
    void report(@PathVariable long id, HttpServletResponse response) throws IOException {
        listed(id);
        reports.csv(
                id,
                download(response, "text/csv;charset=UTF-8", "load-" + id + ".csv")
                        .getOutputStream());
    }

    @GetMapping("/catalogue/loads/{id}/set-aside")
    @WithoutPersonalData("Records that could not be read")
    void aside(@PathVariable long id, HttpServletResponse response) throws IOException {
        listed(id);
        reports.aside(
                id,
                download(response, "application/octet-stream", "set-aside-" + id + ".bin")
                        .getOutputStream());
    }

    static HttpServletResponse download(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        return response;
    }

    private LoadReports.Listed listed(long id) {
        return reports.one(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
