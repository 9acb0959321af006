package org.carrel.catalogue.authority;

import java.util.Arrays;
import java.util.List;
import org.carrel.catalogue.AuthorityId;
import org.carrel.catalogue.CatalogueAudience;
import org.carrel.catalogue.description.Folding;
import org.carrel.catalogue.description.HeadingKind;
import org.carrel.catalogue.description.HeadingUse;
import org.carrel.web.Viewer;
import org.carrel.web.WithoutPersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Names and subjects for everybody: each with its works, and all in order.
@Controller
class AuthorityController {

    private static final String NOBODYS = "Authors and subjects of published works";
    private static final int LINES = 50;
    private static final int LONGEST = 200;

    private final AuthorityPages pages;
    private final AuthorityPageRepository around;
    private final AuthorityMarkup markup;

    AuthorityController(AuthorityPages pages, AuthorityPageRepository around, AuthorityMarkup markup) {
        this.pages = pages;
        this.around = around;
        this.markup = markup;
    }

    @GetMapping("/authorities/{id}")
    @WithoutPersonalData(NOBODYS)
    Object one(@PathVariable long id, @AuthenticationPrincipal @Nullable Viewer viewer, Model model) {
        return switch (pages.find(new AuthorityId(id))) {
            case AuthorityPages.Found.Here here -> {
                model.addAttribute("authority", here.page());
                model.addAttribute("relations", List.of(Relation.values()));
                model.addAttribute("uses", List.of(HeadingUse.values()));
                model.addAttribute("markup", markup.of(here.page()));
                model.addAttribute("edits", CatalogueAudience.CATALOGUERS.admits(viewer));
                yield "catalogue/authority/authority";
            }
            case AuthorityPages.Found.Moved moved -> moved(moved.to());
            case AuthorityPages.Found.Gone gone -> throw new ResponseStatusException(HttpStatus.GONE);
            case AuthorityPages.Found.Never never -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static View moved(AuthorityId to) {
        RedirectView view = new RedirectView("/authorities/" + to.value());
        view.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
        return view;
    }

    /// A page of a list in the order of headings.
    ///
    /// @param next where the next one begins; null at the end
    /// @param back where the one before begins; null at the beginning
    record Browsed(
            String kind,
            String from,
            List<AuthorityPageRepository.Line> lines,
            AuthorityPageRepository.@Nullable Line next,
            AuthorityPageRepository.@Nullable Line back) {}

    /// @param from what the first heading begins with, or more
    /// @param at   of several that are the same, the number of the first
    @GetMapping("/authorities")
    @WithoutPersonalData(NOBODYS)
    String browse(
            @RequestParam(defaultValue = "person") String kind,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "0") long at,
            Model model) {
        String known = kinds().contains(kind) ? kind : HeadingKind.PERSON.code();
        String cut = from.length() > LONGEST ? from.substring(0, LONGEST) : from;
        String sort = Folding.key(cut);
        List<AuthorityPageRepository.Line> lines = around.from(known, sort, at, LINES + 1);
        boolean more = lines.size() > LINES;
        model.addAttribute(
                "browsed",
                new Browsed(
                        known,
                        cut,
                        more ? lines.subList(0, LINES) : lines,
                        more ? lines.getLast() : null,
                        around.before(known, sort, at, LINES)));
        model.addAttribute("kinds", kinds());
        return "catalogue/authority/browse";
    }

    static List<String> kinds() {
        return Arrays.stream(HeadingKind.values()).map(HeadingKind::code).toList();
    }
}
