package org.carrel.catalogue.sharedprint;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.carrel.catalogue.sharedprint.CommitmentRepository.Candidate;
import org.carrel.people.SignedIn;
import org.carrel.web.Download;
import org.carrel.web.For;
import org.carrel.web.WithoutPersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What the library keeps for others, and what it could.
@Controller
class SharedPrintController {

    private static final int UNPROCESSABLE = 422;
    private static final int LATEST = 2100;
    private static final int SHOWN = 50;

    private final Promises promises;

    SharedPrintController(Promises promises) {
        this.promises = promises;
    }

    @GetMapping("/catalogue/shared-print")
    @WithoutPersonalData("Published works, and what is promised of them")
    String all(@RequestParam(defaultValue = "1950") int before, Model model) {
        return list(before, "", model);
    }

    private String list(int before, String refused, Model model) {
        int year = Math.clamp(before, 0, LATEST);
        model.addAttribute("before", year);
        model.addAttribute("refused", refused);
        model.addAttribute("standing", promises.standing());
        model.addAttribute(
                "candidates", promises.candidates(year).stream().limit(SHOWN).toList());
        return "catalogue/sharedprint/all";
    }

    @GetMapping("/catalogue/shared-print/candidates.csv")
    @WithoutPersonalData("Published works")
    ResponseEntity<byte[]> csv(@RequestParam(defaultValue = "1950") int before) {
        return Download.csv(
                "candidates.csv",
                "record,title,creator,year,campus,call_number,uses\r\n"
                        + promises.candidates(Math.clamp(before, 0, LATEST)).stream()
                                .map(SharedPrintController::line)
                                .collect(Collectors.joining()));
    }

    private static String line(Candidate one) {
        return one.record() + "," + cell(one.title()) + "," + cell(one.creator()) + "," + one.year() + ","
                + cell(one.campus()) + "," + cell(one.callNumber()) + "," + one.uses() + "\r\n";
    }

    private static String cell(String text) {
        // A spreadsheet takes some beginnings for formulas.
        String plain = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + plain.replace("\"", "\"\"") + "\"";
    }

    @PostMapping("/catalogue/shared-print")
    @For("keep_catalogue")
    String make(
            @RequestParam long holding,
            @RequestParam String programme,
            @RequestParam(defaultValue = "false") boolean lastCopy,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
            @RequestParam(defaultValue = "") String note,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        return answer(promises.make(holding, programme, lastCopy, until, note, by.accountId()), model, response);
    }

    @PostMapping("/catalogue/shared-print/{id}/end")
    @For("keep_catalogue")
    String end(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String why,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        return answer(promises.end(id, why, by.accountId()), model, response);
    }

    private String answer(Promises.Outcome outcome, Model model, HttpServletResponse response) {
        return switch (outcome) {
            case Promises.Outcome.Done done -> "redirect:/catalogue/shared-print";
            case Promises.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield list(1950, refused.reason(), model);
            }
        };
    }
}
