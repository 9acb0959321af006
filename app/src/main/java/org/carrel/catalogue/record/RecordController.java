package org.carrel.catalogue.record;

import jakarta.servlet.http.HttpServletRequest;
import org.carrel.catalogue.CatalogueAudience;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.authority.Linking;
import org.carrel.catalogue.marc.MarcLines;
import org.carrel.catalogue.search.LibrarySearch;
import org.carrel.web.Viewer;
import org.carrel.web.WithoutPersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// A record's page, which keeps its address for ever.
@Controller
class RecordController {

    private static final String NOBODYS = "A published work, and where the library has it";

    private static final int SIMILAR = 6;

    private final Records records;
    private final Uses uses;
    private final Shelf shelf;
    private final LibrarySearch search;
    private final LinkedData linkedData;
    private final Linking linking;

    RecordController(
            Records records, Uses uses, Shelf shelf, LibrarySearch search, LinkedData linkedData, Linking linking) {
        this.records = records;
        this.uses = uses;
        this.shelf = shelf;
        this.search = search;
        this.linkedData = linkedData;
        this.linking = linking;
    }

    @GetMapping("/records/{id}")
    @WithoutPersonalData(NOBODYS)
    Object one(
            @PathVariable long id,
            @AuthenticationPrincipal @Nullable Viewer viewer,
            HttpServletRequest request,
            Model model) {
        return switch (records.find(new RecordId(id))) {
            case Found.Here here -> {
                CatalogueRecord record = visible(here.record(), viewer);
                uses.opened(record.id(), request);
                model.addAttribute("record", record);
                model.addAttribute("neighbours", shelf.around(record));
                model.addAttribute("similar", search.similar(record.id(), record.description(), SIMILAR));
                model.addAttribute("linkedData", linkedData.of(record));
                model.addAttribute("linked", linking.shown(record.id(), record.marc()));
                model.addAttribute("edits", edits(viewer));
                yield "catalogue/record/record";
            }
            case Found.Moved moved -> moved(moved.to());
            case Found.Gone gone -> throw new ResponseStatusException(HttpStatus.GONE);
            case Found.Never never -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    /// As it is catalogued.
    @GetMapping("/records/{id}/marc")
    @WithoutPersonalData(NOBODYS)
    String marc(@PathVariable long id, @AuthenticationPrincipal @Nullable Viewer viewer, Model model) {
        if (!(records.find(new RecordId(id)) instanceof Found.Here here)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        CatalogueRecord record = visible(here.record(), viewer);
        model.addAttribute("record", record);
        model.addAttribute("lines", MarcLines.text(record.marc()));
        return "catalogue/record/marc";
    }

    private static CatalogueRecord visible(CatalogueRecord record, @Nullable Viewer viewer) {
        if (record.suppressed() && !edits(viewer)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return record;
    }

    private static boolean edits(@Nullable Viewer viewer) {
        return CatalogueAudience.CATALOGUERS.admits(viewer);
    }

    /// For ever: links and reading lists may learn the new address.
    private static View moved(RecordId to) {
        RedirectView view = new RedirectView("/records/" + to.value());
        view.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
        return view;
    }
}
