package org.carrel.catalogue.citation;

import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.record.CatalogueRecord;
import org.carrel.catalogue.record.Found;
import org.carrel.catalogue.record.Records;
import org.carrel.web.Download;
import org.carrel.web.SiteAddress;
import org.carrel.web.WithoutPersonalData;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// A record's citations, to copy or to take away as a file.
@Controller
class CitationController {

    private static final String NOBODYS = "Citations of a published work";

    private final Records records;
    private final Citations citations;
    private final SiteAddress site;

    CitationController(Records records, Citations citations, SiteAddress site) {
        this.records = records;
        this.citations = citations;
        this.site = site;
    }

    @GetMapping("/records/{id}/citation")
    @WithoutPersonalData(NOBODYS)
    String cite(@PathVariable long id, Model model) {
        CatalogueRecord record = visible(id);
        model.addAttribute("record", record);
        model.addAttribute("citations", citations.all(record.description()));
        return "catalogue/citation/citations";
    }

    @GetMapping("/records/{id}/citation.ris")
    @WithoutPersonalData(NOBODYS)
    ResponseEntity<byte[]> ris(@PathVariable long id) {
        return Download.text(
                "record-" + id + ".ris",
                "application/x-research-info-systems",
                Ris.of(visible(id).description(), site.of("/records/" + id)));
    }

    @GetMapping("/records/{id}/citation.bib")
    @WithoutPersonalData(NOBODYS)
    ResponseEntity<byte[]> bibTex(@PathVariable long id) {
        return Download.text(
                "record-" + id + ".bib",
                "application/x-bibtex",
                BibTex.of(visible(id).description(), String.valueOf(id)));
    }

    @GetMapping("/records/{id}/citation.json")
    @WithoutPersonalData(NOBODYS)
    ResponseEntity<byte[]> json(@PathVariable long id) {
        return Download.text(
                "record-" + id + ".json",
                "application/vnd.citationstyles.csl+json",
                citations.json(visible(id).description(), String.valueOf(id)));
    }

    private CatalogueRecord visible(long id) {
        if (records.find(new RecordId(id)) instanceof Found.Here here
                && !here.record().suppressed()) {
            return here.record();
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
