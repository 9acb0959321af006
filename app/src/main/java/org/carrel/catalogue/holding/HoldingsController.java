package org.carrel.catalogue.holding;

import org.carrel.catalogue.ItemId;
import org.carrel.catalogue.ItemStatus;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.holding.Holdings.TypedItem;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Enters and changes what the library has of a record; its page shows what came of it.
@Controller
class HoldingsController {

    private static final String KEEP = "keep_catalogue";

    private final Holdings holdings;

    HoldingsController(Holdings holdings) {
        this.holdings = holdings;
    }

    @PostMapping("/catalogue/records/{record}/holdings")
    @For(KEEP)
    String add(
            @PathVariable long record,
            @RequestParam String location,
            @RequestParam(defaultValue = "") String callNumber,
            @RequestParam(defaultValue = "") String extent,
            @RequestParam(defaultValue = "") String note,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes said) {
        return answer(
                holdings.add(new RecordId(record), location, callNumber, extent, note, by.accountId()), record, said);
    }

    @PostMapping("/catalogue/records/{record}/holdings/{holding}")
    @For(KEEP)
    String change(
            @PathVariable long record,
            @PathVariable long holding,
            @RequestParam String location,
            @RequestParam(defaultValue = "") String callNumber,
            @RequestParam(defaultValue = "") String extent,
            @RequestParam(defaultValue = "") String note,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes said) {
        return answer(holdings.change(holding, location, callNumber, extent, note, by.accountId()), record, said);
    }

    @PostMapping("/catalogue/records/{record}/holdings/{holding}/items")
    @For(KEEP)
    String addItem(
            @PathVariable long record,
            @PathVariable long holding,
            @RequestParam String barcode,
            @RequestParam String type,
            @RequestParam(defaultValue = "available") String status,
            @RequestParam(defaultValue = "") String part,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes said) {
        return answer(holdings.addItem(holding, typed(barcode, type, status, "", part), by.accountId()), record, said);
    }

    @PostMapping("/catalogue/records/{record}/items/{item}")
    @For(KEEP)
    String changeItem(
            @PathVariable long record,
            @PathVariable long item,
            @RequestParam String barcode,
            @RequestParam String type,
            @RequestParam String status,
            @RequestParam(defaultValue = "") String was,
            @RequestParam(defaultValue = "") String part,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes said) {
        return answer(
                holdings.changeItem(new ItemId(item), typed(barcode, type, status, was, part), by.accountId()),
                record,
                said);
    }

    private static TypedItem typed(String barcode, String type, String status, String was, String part) {
        try {
            return new TypedItem(
                    barcode.strip(),
                    type,
                    ItemStatus.of(status),
                    was.isEmpty() ? null : ItemStatus.of(was),
                    part.strip());
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    /// A refusal is said on the record's page, and what was typed stands in the browser's history.
    private static String answer(Holdings.Outcome outcome, long record, RedirectAttributes said) {
        return switch (outcome) {
            case Holdings.Outcome.Done done ->
                "redirect:/catalogue/records/" + done.record().value() + "#holdings";
            case Holdings.Outcome.Refused refused -> {
                said.addAttribute("refused", refused.reason());
                yield "redirect:/catalogue/records/" + record;
            }
        };
    }
}
