package org.carrel.catalogue.kept;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.citation.References;
import org.carrel.catalogue.search.Availability;
import org.carrel.catalogue.search.LibrarySearch;
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

/// The lists that somebody made, and what is on each.
@Controller
class KeptListController {

    private static final int PAGE = 50;

    private final Keeping keeping;
    private final KeptLists lists;
    private final LibrarySearch search;
    private final References references;

    KeptListController(Keeping keeping, KeptLists lists, LibrarySearch search, References references) {
        this.keeping = keeping;
        this.lists = lists;
        this.search = search;
        this.references = references;
    }

    /// One page of a list.
    ///
    /// @param works     of this page
    /// @param page      from 1
    /// @param refused   a message key under `kept.refused.`; empty when nothing is wrong
    /// @param typed     a note that was refused, with the number of its record; else empty
    record View(
            KeptList list,
            Sorting sorting,
            List<KeptWork> works,
            Map<RecordId, Availability> available,
            int page,
            int pages,
            List<References.StyleName> styles,
            String refused,
            Map<RecordId, String> typed) {

        Availability available(KeptWork work) {
            return available.getOrDefault(work.id(), Availability.NONE);
        }

        String note(KeptWork work) {
            return typed.getOrDefault(work.id(), work.note());
        }

        String address(Sorting other, int page) {
            return "/lists/" + list.id() + "?sort=" + other.code() + (page > 1 ? "&page=" + page : "");
        }
    }

    @GetMapping("/lists")
    @For(Keeping.PURPOSE)
    String all(@AuthenticationPrincipal SignedIn me, Model model) {
        return overview(me, "", model);
    }

    private String overview(SignedIn me, String refused, Model model) {
        return page(me, model, person -> {
            model.addAttribute("lists", lists.all());
            model.addAttribute("refused", refused);
            return "catalogue/kept/lists";
        });
    }

    private <T> T act(SignedIn me, Supplier<T> work, Function<Closed, T> closed) {
        return keeping.act(me.subjectOfData(), person -> work.get(), closed);
    }

    private String page(SignedIn me, Model model, Function<UUID, String> work) {
        return keeping.act(me.subjectOfData(), work, why -> {
            model.addAttribute("why", why);
            return "catalogue/kept/closed";
        });
    }

    @PostMapping("/lists")
    @For(Keeping.PURPOSE)
    String make(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String name,
            HttpServletResponse response,
            Model model) {
        KeptLists.Keep made = keeping.act(
                me.subjectOfData(), person -> lists.make(person, name), why -> new KeptLists.Keep.Refused(why.code()));
        return switch (made) {
            case KeptLists.Keep.Done done -> "redirect:/lists/" + done.list();
            case KeptLists.Keep.Refused refused -> {
                unprocessable(response);
                yield overview(me, refused.why(), model);
            }
            case KeptLists.Keep.Never never -> throw never();
        };
    }

    @GetMapping("/lists/{id}")
    @For(Keeping.PURPOSE)
    String one(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable long id,
            @RequestParam @Nullable String sort,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        return show(me, id, Sorting.of(sort), page, "", Map.of(), model);
    }

    private String show(
            SignedIn me, long id, Sorting sorting, int page, String refused, Map<RecordId, String> typed, Model model) {
        return page(me, model, person -> {
            KeptList list = lists.one(id).orElseThrow(KeptListController::never);
            List<KeptWork> works = lists.works(id, sorting);
            int pages = Math.max(1, (works.size() + PAGE - 1) / PAGE);
            int here = Math.clamp(page, 1, pages);
            List<KeptWork> some = works.subList((here - 1) * PAGE, Math.min(works.size(), here * PAGE));
            Map<RecordId, Availability> available =
                    search.availability(some.stream().map(KeptWork::id).toList());
            model.addAttribute(
                    "view", new View(list, sorting, some, available, here, pages, references.styles(), refused, typed));
            return "catalogue/kept/list";
        });
    }

    @PostMapping("/lists/{id}/name")
    @For(Keeping.PURPOSE)
    String rename(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            HttpServletResponse response,
            Model model) {
        return switch (act(me, () -> lists.rename(id, name), KeptListController::closed)) {
            case KeptLists.Keep.Done done -> "redirect:/lists/" + id;
            case KeptLists.Keep.Refused refused -> {
                unprocessable(response);
                yield show(me, id, Sorting.ADDED, 1, refused.why(), Map.of(), model);
            }
            case KeptLists.Keep.Never never -> throw never();
        };
    }

    @PostMapping("/lists/{id}/delete")
    @For(Keeping.PURPOSE)
    String delete(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
        require(act(me, () -> lists.delete(id), why -> false));
        return "redirect:/lists";
    }

    @PostMapping("/lists/{id}/records/{record}/note")
    @For(Keeping.PURPOSE)
    String note(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable long id,
            @PathVariable long record,
            @RequestParam(defaultValue = "") String note,
            @RequestParam @Nullable String sort,
            @RequestParam(defaultValue = "1") int page,
            HttpServletResponse response,
            Model model) {
        RecordId of = new RecordId(record);
        return switch (act(me, () -> lists.note(id, of, note), KeptListController::closed)) {
            case KeptLists.Keep.Done done -> back(id, sort, page) + "#r" + record;
            case KeptLists.Keep.Refused refused -> {
                unprocessable(response);
                yield show(me, id, Sorting.of(sort), page, refused.why(), Map.of(of, note), model);
            }
            case KeptLists.Keep.Never never -> throw never();
        };
    }

    @PostMapping("/lists/{id}/records/{record}/remove")
    @For(Keeping.PURPOSE)
    String remove(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable long id,
            @PathVariable long record,
            @RequestParam @Nullable String sort,
            @RequestParam(defaultValue = "1") int page) {
        require(act(me, () -> lists.remove(id, new RecordId(record)), why -> false));
        return back(id, sort, page);
    }

    private static String back(long id, @Nullable String sort, int page) {
        return "redirect:/lists/" + id + "?sort=" + Sorting.of(sort).code() + "&page=" + page;
    }

    private static KeptLists.Keep closed(Closed why) {
        return new KeptLists.Keep.Refused(why.code());
    }

    private static void unprocessable(HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
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
