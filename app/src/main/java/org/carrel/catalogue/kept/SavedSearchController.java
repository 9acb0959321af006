package org.carrel.catalogue.kept;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
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

/// The searches that somebody saved.
@Controller
class SavedSearchController {

    static final String PAGE = "redirect:/saved-searches";

    private final Keeping keeping;
    private final SavedSearches searches;

    SavedSearchController(Keeping keeping, SavedSearches searches) {
        this.keeping = keeping;
        this.searches = searches;
    }

    @GetMapping("/saved-searches")
    @For(Keeping.PURPOSE)
    String all(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam @Nullable Long saved,
            @RequestParam @Nullable Long there,
            Model model) {
        model.addAttribute("saved", saved == null ? 0L : saved);
        model.addAttribute("there", there == null ? 0L : there);
        return show(me, "", model);
    }

    private String show(SignedIn me, String refused, Model model) {
        Optional<SavedSearches.State> state =
                keeping.act(me.subjectOfData(), person -> Optional.of(searches.state()), why -> {
                    model.addAttribute("why", why);
                    return Optional.empty();
                });
        if (state.isEmpty()) {
            return "catalogue/kept/closed";
        }
        model.addAttribute("searches", searches.withNew(state.get()));
        model.addAttribute("refused", refused);
        return "catalogue/kept/searches";
    }

    @PostMapping("/saved-searches")
    @For(Keeping.PURPOSE)
    String save(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String asked,
            @RequestParam(defaultValue = "") String name,
            HttpServletResponse response,
            Model model) {
        SavedSearches.Saving saving = keeping.act(
                me.subjectOfData(),
                person -> searches.save(person, asked, name),
                why -> new SavedSearches.Saving.Refused(why.code()));
        return switch (saving) {
            case SavedSearches.Saving.Saved saved -> PAGE + "?saved=" + saved.id();
            case SavedSearches.Saving.There there -> PAGE + "?there=" + there.id();
            case SavedSearches.Saving.Refused refused -> refused(me, refused.why(), response, model);
        };
    }

    private String refused(SignedIn me, String why, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("saved", 0L);
        model.addAttribute("there", 0L);
        return show(me, why, model);
    }

    /// Leads to what it finds now; what came before is not new any more.
    @PostMapping("/saved-searches/{id}/open")
    @For(Keeping.PURPOSE)
    String open(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
        SavedSearch search = keeping.act(
                        me.subjectOfData(), person -> searches.open(id), why -> Optional.<SavedSearch>empty())
                .orElseThrow(SavedSearchController::never);
        return "redirect:/search?" + search.asked();
    }

    @PostMapping("/saved-searches/{id}/name")
    @For(Keeping.PURPOSE)
    String rename(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            HttpServletResponse response,
            Model model) {
        Optional<String> typed = KeptName.typed(name);
        if (typed.isEmpty()) {
            return refused(me, "name", response, model);
        }
        require(keeping.act(me.subjectOfData(), person -> searches.rename(id, typed.get()), why -> false));
        return PAGE;
    }

    @PostMapping("/saved-searches/{id}/delete")
    @For(Keeping.PURPOSE)
    String delete(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
        require(keeping.act(me.subjectOfData(), person -> searches.delete(id), why -> false));
        return PAGE;
    }

    @PostMapping("/saved-searches/delete")
    @For(Keeping.PURPOSE)
    String deleteAll(@AuthenticationPrincipal SignedIn me) {
        keeping.act(
                me.subjectOfData(),
                person -> {
                    searches.deleteAll();
                    return true;
                },
                why -> false);
        return PAGE;
    }

    private static void require(boolean done) {
        if (!done) {
            throw never();
        }
    }

    private static ResponseStatusException never() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
