package org.carrel.catalogue.kept;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.carrel.catalogue.RecordId;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.carrel.web.LocalPath;
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

/// Puts a record on a list, from wherever it was found.
@Controller
class KeepController {

    private final Keeping keeping;
    private final KeptLists lists;

    KeepController(Keeping keeping, KeptLists lists) {
        this.keeping = keeping;
        this.lists = lists;
    }

    /// On which of somebody's lists a record is.
    @GetMapping("/lists/records/{record}")
    @For(Keeping.PURPOSE)
    String one(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable long record,
            @RequestParam(defaultValue = "") String back,
            Model model) {
        return show(me, new RecordId(record), back, "", model);
    }

    private String show(SignedIn me, RecordId asked, String back, String refused, Model model) {
        String address = LocalPath.orHome(back);
        model.addAttribute("back", address.equals("/") ? "/records/" + asked.value() : address);
        return keeping.act(
                me.subjectOfData(),
                person -> {
                    Map.Entry<RecordId, String> record = lists.title(asked).orElseThrow(KeepController::never);
                    model.addAttribute("record", record.getKey().value());
                    model.addAttribute("title", record.getValue());
                    model.addAttribute("lists", lists.all());
                    model.addAttribute("on", lists.listsWith(record.getKey()));
                    model.addAttribute("refused", refused);
                    return "catalogue/kept/keep";
                },
                why -> {
                    model.addAttribute("why", why);
                    return "catalogue/kept/closed";
                });
    }

    /// @param list its number; where there is none, the list of last time
    /// @param name of a new list; empty for none
    @PostMapping("/lists/records")
    @For(Keeping.PURPOSE)
    String put(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam long record,
            @RequestParam @Nullable Long list,
            @RequestParam @Nullable String name,
            @RequestParam(defaultValue = "") String back,
            HttpServletResponse response,
            Model model) {
        RecordId id = new RecordId(record);
        KeptLists.Keep keep = keeping.act(
                me.subjectOfData(),
                person -> put(person, id, list, name),
                why -> new KeptLists.Keep.Refused(why.code()));
        return switch (keep) {
            case KeptLists.Keep.Done done -> page(record, back);
            case KeptLists.Keep.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield show(me, id, back, refused.why(), model);
            }
            case KeptLists.Keep.Never never -> throw never();
        };
    }

    private KeptLists.Keep put(UUID person, RecordId record, @Nullable Long list, @Nullable String name) {
        if (name == null) {
            return list == null ? lists.put(person, record) : lists.put(list, record);
        }
        return lists.title(record).isPresent() && lists.make(person, name) instanceof KeptLists.Keep.Done made
                ? lists.put(made.list(), record)
                : new KeptLists.Keep.Refused(KeptName.typed(name).isEmpty() ? "name" : "lists.full");
    }

    /// Takes it off again, from where it was put on.
    @PostMapping("/lists/records/{record}/remove")
    @For(Keeping.PURPOSE)
    String remove(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable long record,
            @RequestParam long list,
            @RequestParam(defaultValue = "") String back) {
        if (!keeping.act(me.subjectOfData(), person -> lists.remove(list, new RecordId(record)), why -> false)) {
            throw never();
        }
        return page(record, back);
    }

    private static String page(long record, String back) {
        String address = LocalPath.orHome(back);
        return "redirect:/lists/records/" + record
                + (address.equals("/") ? "" : "?back=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
    }

    private static ResponseStatusException never() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
