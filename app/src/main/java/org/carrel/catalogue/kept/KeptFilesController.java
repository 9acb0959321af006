package org.carrel.catalogue.kept;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.carrel.catalogue.citation.References;
import org.carrel.people.SignedIn;
import org.carrel.web.Download;
import org.carrel.web.For;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// A list cited, and as files to take away.
@Controller
class KeptFilesController {

    private final Keeping keeping;
    private final KeptLists lists;
    private final KeptFiles files;
    private final References references;

    KeptFilesController(Keeping keeping, KeptLists lists, KeptFiles files, References references) {
        this.keeping = keeping;
        this.lists = lists;
        this.files = files;
        this.references = references;
    }

    /// A list that is the viewer's own, with what is on it.
    private record Own(KeptList list, List<KeptWork> works) {

        List<References.Reference> references() {
            return works.stream().flatMap(Own::reference).toList();
        }

        private static Stream<References.Reference> reference(KeptWork kept) {
            return kept.work() == null ? Stream.of() : Stream.of(new References.Reference(kept.id(), kept.work()));
        }
    }

    private Own own(SignedIn me, long id, @Nullable String sort) {
        return keeping.act(
                        me.subjectOfData(),
                        person -> lists.one(id).map(list -> new Own(list, lists.works(id, Sorting.of(sort)))),
                        why -> Optional.<Own>empty())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/lists/{id}/bibliography")
    @For(Keeping.PURPOSE)
    String bibliography(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable long id,
            @RequestParam @Nullable String style,
            Model model) {
        Own own = own(me, id, null);
        List<References.StyleName> styles = references.styles();
        String asked = style == null ? styles.getFirst().key() : style;
        model.addAttribute("list", own.list());
        model.addAttribute("styles", styles);
        model.addAttribute(
                "bibliography",
                references
                        .bibliography(asked, own.references())
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "catalogue/kept/bibliography";
    }

    @GetMapping("/lists/{id}/list.ris")
    @For(Keeping.PURPOSE)
    ResponseEntity<byte[]> ris(
            @AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam @Nullable String sort) {
        return file(
                me, id, sort, "ris", "application/x-research-info-systems", own -> references.ris(own.references()));
    }

    @GetMapping("/lists/{id}/list.bib")
    @For(Keeping.PURPOSE)
    ResponseEntity<byte[]> bibTex(
            @AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam @Nullable String sort) {
        return file(me, id, sort, "bib", "application/x-bibtex", own -> references.bibTex(own.references()));
    }

    @GetMapping("/lists/{id}/list.json")
    @For(Keeping.PURPOSE)
    ResponseEntity<byte[]> json(
            @AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam @Nullable String sort) {
        return file(
                me,
                id,
                sort,
                "json",
                "application/vnd.citationstyles.csl+json",
                own -> references.json(own.references()));
    }

    @GetMapping("/lists/{id}/list.csv")
    @For(Keeping.PURPOSE)
    ResponseEntity<byte[]> csv(
            @AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam @Nullable String sort) {
        return file(me, id, sort, "csv", "text/csv", own -> files.csv(own.works()));
    }

    private ResponseEntity<byte[]> file(
            SignedIn me, long id, @Nullable String sort, String ending, String type, Function<Own, String> text) {
        Own own = own(me, id, sort);
        return Download.text("list-" + id + "." + ending, type, text.apply(own));
    }
}
