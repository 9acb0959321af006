package org.carrel.privacy.breach;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.carrel.privacy.DataSubject;
import org.carrel.privacy.notice.Declaration;
import org.carrel.web.For;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

@Controller
class BreachController {

    private static final int UNPROCESSABLE = 422;

    private final Breaches breaches;
    private final Notes notes;
    private final Declaration notice;

    BreachController(Breaches breaches, Notes notes, Declaration notice) {
        this.breaches = breaches;
        this.notes = notes;
        this.notice = notice;
    }

    @For("answer_breaches")
    @GetMapping("/privacy/officer/breaches")
    String list(Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("breaches", breaches.all());
        return "privacy/breach/list";
    }

    @For("answer_breaches")
    @GetMapping("/privacy/officer/breaches/new")
    String blank(Model model) {
        return form(new Breaches.Form("", "", Set.of(), "", "", ""), "", model);
    }

    @For("answer_breaches")
    @PostMapping("/privacy/officer/breaches")
    String enter(
            @RequestParam(defaultValue = "") String aware,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") Set<String> categories,
            @RequestParam(defaultValue = "") String people,
            @RequestParam(defaultValue = "") String consequences,
            @RequestParam(defaultValue = "") String measures,
            @AuthenticationPrincipal DataSubject me,
            Model model,
            HttpServletResponse response) {
        Breaches.Form form = new Breaches.Form(aware, what, categories, people, consequences, measures);
        return switch (breaches.enter(form, me.subjectOfData().account())) {
            case Breaches.Outcome.Done done -> "redirect:/privacy/officer/breaches/" + done.id();
            case Breaches.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield form(form, refused.reason(), model);
            }
        };
    }

    @For("answer_breaches")
    @GetMapping("/privacy/officer/breaches/{id}")
    String one(@PathVariable long id, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return one(id, "", "", "", model);
    }

    @For("answer_breaches")
    @PostMapping("/privacy/officer/breaches/{id}/notes")
    String add(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String said,
            @RequestParam(defaultValue = "") String people,
            @AuthenticationPrincipal DataSubject me,
            Model model,
            HttpServletResponse response) {
        shown(id);
        Notes.Form form = new Notes.Form(kind, day, said, people);
        model.addAttribute("note", form);
        return after(id, notes.add(id, form, me.subjectOfData().account()), "", "", model, response);
    }

    @For("answer_breaches")
    @PostMapping("/privacy/officer/breaches/{id}/decision")
    String decide(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String risk,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal DataSubject me,
            Model model,
            HttpServletResponse response) {
        shown(id);
        Breaches.Outcome outcome =
                breaches.decide(id, risk, reason, me.subjectOfData().account());
        return after(id, outcome, risk, reason, model, response);
    }

    /// @param step `regulator`, `people` or `closing`
    @For("answer_breaches")
    @PostMapping("/privacy/officer/breaches/{id}/{step}")
    String step(
            @PathVariable long id,
            @PathVariable String step,
            @RequestParam(defaultValue = "") String late,
            Model model,
            HttpServletResponse response) {
        shown(id);
        Breaches.Outcome outcome = switch (step) {
            case "regulator" -> breaches.regulatorTold(id, late);
            case "people" -> breaches.peopleTold(id);
            case "closing" -> breaches.close(id);
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
        return after(id, outcome, "", late, model, response);
    }

    private String after(
            long id, Breaches.Outcome outcome, String risk, String typed, Model model, HttpServletResponse response) {
        return switch (outcome) {
            case Breaches.Outcome.Done done -> "redirect:/privacy/officer/breaches/" + id;
            case Breaches.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield one(id, risk, typed, refused.reason(), model);
            }
        };
    }

    private Breaches.Shown shown(long id) {
        return breaches.one(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String form(Breaches.Form form, String refused, Model model) {
        model.addAttribute("typed", form);
        model.addAttribute("categories", breaches.categories());
        model.addAttribute("refused", refused);
        return "privacy/breach/new";
    }

    private String one(long id, String risk, String typed, String refused, Model model) {
        model.addAttribute("shown", shown(id));
        model.addAttribute("controller", notice.controller());
        model.addAttribute("risk", risk);
        model.addAttribute("typed", typed);
        model.addAttribute("refused", refused);
        if (!model.containsAttribute("note")) {
            model.addAttribute("note", Notes.Form.blank(notes.today()));
        }
        return "privacy/breach/one";
    }
}
