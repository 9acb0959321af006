package org.carrel.catalogue.record;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.change.Changes;
import org.carrel.catalogue.description.Describing;
import org.carrel.catalogue.holding.Sites;
import org.carrel.catalogue.marc.MarcLines;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.sharedprint.Commitments;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
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

/// A record as those see it who change it.
@Controller
class CataloguingController {

    private static final int UNPROCESSABLE = 422;
    private static final String KEEP = "keep_catalogue";
    private static final Set<String> HOLDING_REFUSALS =
            Set.of("gone", "location", "text", "taken", "lending", "out", "promised", "barcode", "type");
    private static final String NEW_RECORD = """
            LDR 00000nam a2200000 i 4500
            008 000000s0000    xxk           000 0 eng d
            020 ## $a
            100 1# $a
            245 10 $a
            264 #1 $a$b$c
            """;

    private final Records records;
    private final Cataloguing cataloguing;
    private final Changes changes;
    private final Sites sites;
    private final Commitments commitments;

    CataloguingController(
            Records records, Cataloguing cataloguing, Changes changes, Sites sites, Commitments commitments) {
        this.records = records;
        this.cataloguing = cataloguing;
        this.changes = changes;
        this.sites = sites;
        this.commitments = commitments;
    }

    /// What was typed, and what is wrong with it.
    ///
    /// @param refused a message key under `cataloguing.refused.` or `marc.line.`; empty where nothing is
    /// @param line    of the record's lines, from 1; 0 for none
    record Typed(String lines, String why, int version, String refused, int line) {

        static Typed of(CatalogueRecord record) {
            return new Typed(MarcLines.text(record.marc()), "", record.version(), "", 0);
        }
    }

    @GetMapping("/catalogue")
    @WithoutPersonalData("Where cataloguing begins")
    String home(@RequestParam(required = false) @Nullable Long record, Model model) {
        if (record != null) {
            switch (records.find(new RecordId(record))) {
                case Found.Here here -> {
                    return "redirect:/catalogue/records/" + record;
                }
                case Found.Moved moved -> {
                    return "redirect:/catalogue/records/" + moved.to().value();
                }
                case Found.Gone gone -> {
                    return "redirect:/catalogue/records/" + record;
                }
                case Found.Never never -> {}
            }
        }
        model.addAttribute("never", record != null);
        return "catalogue/record/home";
    }

    @GetMapping("/catalogue/records/{id}")
    @For(KEEP)
    String one(@PathVariable long id, @RequestParam(defaultValue = "") String refused, Model model) {
        Found found = records.find(new RecordId(id));
        if (found instanceof Found.Moved || found instanceof Found.Gone) {
            return gone(new RecordId(id), found instanceof Found.Moved moved ? moved.to() : null, model);
        }
        CatalogueRecord record = here(id);
        model.addAttribute("holdingRefused", HOLDING_REFUSALS.contains(refused) ? refused : "");
        return page(record, Typed.of(record), model);
    }

    /// What it was, and who ended it: a slip can be undone.
    private String gone(RecordId id, @Nullable RecordId into, Model model) {
        List<Changes.Version> versions = changes.versions(id);
        MarcRecord last = cataloguing.version(id, versions.getFirst().version()).orElseThrow();
        model.addAttribute("id", id.value());
        model.addAttribute("title", Describing.describe(last).title().latin());
        model.addAttribute("into", into == null ? 0L : into.value());
        model.addAttribute("versions", versions);
        return "catalogue/record/gone";
    }

    @PostMapping("/catalogue/records/{id}/return")
    @For(KEEP)
    String bringBack(@PathVariable long id, @AuthenticationPrincipal SignedIn by) {
        cataloguing.bringBack(new RecordId(id), by.accountId());
        return "redirect:/catalogue/records/" + id;
    }

    private String page(CatalogueRecord record, Typed typed, Model model) {
        model.addAttribute("record", record);
        model.addAttribute("typed", typed);
        model.addAttribute("versions", changes.versions(record.id()));
        model.addAttribute("events", changes.ofHoldings(record.id()));
        model.addAttribute("commitments", commitments.of(record.id()));
        model.addAttribute("campuses", sites.campuses());
        model.addAttribute("types", sites.types());
        if (!model.containsAttribute("holdingRefused")) {
            model.addAttribute("holdingRefused", "");
        }
        return "catalogue/record/edit";
    }

    private CatalogueRecord here(long id) {
        return switch (records.find(new RecordId(id))) {
            case Found.Here here -> here.record();
            case Found.Moved moved -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case Found.Gone gone -> throw new ResponseStatusException(HttpStatus.GONE);
            case Found.Never never -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    @GetMapping("/catalogue/records/new")
    @For(KEEP)
    String fresh(Model model) {
        model.addAttribute("typed", new Typed(NEW_RECORD, "", 0, "", 0));
        return "catalogue/record/new";
    }

    @PostMapping("/catalogue/records")
    @For(KEEP)
    String add(
            @RequestParam String lines,
            @RequestParam(defaultValue = "") String why,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        return switch (MarcLines.read(lines)) {
            case MarcLines.Read.Whole whole ->
                "redirect:/catalogue/records/"
                        + cataloguing.add(whole.record(), why, by.accountId()).value();
            case MarcLines.Read.Wrong wrong -> {
                response.setStatus(UNPROCESSABLE);
                model.addAttribute("typed", new Typed(lines, why, 0, "line." + wrong.reason(), wrong.line()));
                yield "catalogue/record/new";
            }
        };
    }

    @PostMapping("/catalogue/records/{id}")
    @For(KEEP)
    String replace(
            @PathVariable long id,
            @RequestParam String lines,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String why,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        return switch (MarcLines.read(lines)) {
            case MarcLines.Read.Whole whole ->
                answer(
                        cataloguing.replace(new RecordId(id), version, whole.record(), why, by.accountId()),
                        id,
                        new Typed(lines, why, version, "", 0),
                        model,
                        response);
            case MarcLines.Read.Wrong wrong -> {
                response.setStatus(UNPROCESSABLE);
                yield page(here(id), new Typed(lines, why, version, "line." + wrong.reason(), wrong.line()), model);
            }
        };
    }

    @PostMapping("/catalogue/records/{id}/suppression")
    @For(KEEP)
    String suppress(
            @PathVariable long id,
            @RequestParam boolean suppressed,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        return answer(cataloguing.suppress(new RecordId(id), suppressed, by.accountId()), id, model, response);
    }

    @PostMapping("/catalogue/records/{id}/merge")
    @For(KEEP)
    String merge(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long into,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        return answer(cataloguing.merge(new RecordId(id), new RecordId(into), by.accountId()), id, model, response);
    }

    @PostMapping("/catalogue/records/{id}/split")
    @For(KEEP)
    String split(
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<Long> holding,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        MarcRecord copy = here(id).marc();
        return answer(cataloguing.split(new RecordId(id), holding, copy, by.accountId()), id, model, response);
    }

    @PostMapping("/catalogue/records/{id}/deletion")
    @For(KEEP)
    String delete(
            @PathVariable long id, @AuthenticationPrincipal SignedIn by, Model model, HttpServletResponse response) {
        return switch (cataloguing.delete(new RecordId(id), by.accountId())) {
            case Cataloguing.Outcome.Done done -> "redirect:/catalogue";
            case Cataloguing.Outcome.Refused refused -> refuse(refused.reason(), id, null, model, response);
        };
    }

    @GetMapping("/catalogue/records/{id}/versions/{version}")
    @For(KEEP)
    String version(@PathVariable long id, @PathVariable int version, Model model) {
        MarcRecord then = cataloguing
                .version(new RecordId(id), version)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        CatalogueRecord record = here(id);
        model.addAttribute("record", record);
        model.addAttribute("version", version);
        model.addAttribute("lines", LineDifference.between(MarcLines.text(then), MarcLines.text(record.marc())));
        return "catalogue/record/version";
    }

    @PostMapping("/catalogue/records/{id}/versions/{version}/restoration")
    @For(KEEP)
    String restore(
            @PathVariable long id,
            @PathVariable int version,
            @RequestParam int seen,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        return answer(cataloguing.restore(new RecordId(id), version, seen, by.accountId()), id, model, response);
    }

    private String answer(Cataloguing.Outcome outcome, long id, Model model, HttpServletResponse response) {
        return answer(outcome, id, null, model, response);
    }

    /// @param typed to be shown again; null where nothing was
    private String answer(
            Cataloguing.Outcome outcome, long id, @Nullable Typed typed, Model model, HttpServletResponse response) {
        return switch (outcome) {
            case Cataloguing.Outcome.Done done ->
                "redirect:/catalogue/records/" + done.record().value();
            case Cataloguing.Outcome.Refused refused -> refuse(refused.reason(), id, typed, model, response);
        };
    }

    private String refuse(String reason, long id, @Nullable Typed typed, Model model, HttpServletResponse response) {
        response.setStatus(UNPROCESSABLE);
        CatalogueRecord record = here(id);
        Typed shown = typed == null ? Typed.of(record) : typed;
        return page(record, new Typed(shown.lines(), shown.why(), shown.version(), reason, 0), model);
    }
}
