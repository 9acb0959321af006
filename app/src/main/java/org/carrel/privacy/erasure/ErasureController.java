package org.carrel.privacy.erasure;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.privacy.DataSubject;
import org.carrel.privacy.Subject;
import org.carrel.privacy.request.RequestsOfErased;
import org.carrel.privacy.retention.Rewrites;
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

/// The officer finds somebody, sees what an erasure would do, and confirms it. Whom it is about
/// stands in no address.
@Controller
class ErasureController {

    private static final int UNPROCESSABLE = 422;
    private static final String TEXT = "text ";

    private final Erasures erasures;
    private final ErasedPeople people;
    private final RequestsOfErased requests;
    private final Rewrites rewrites;

    ErasureController(Erasures erasures, ErasedPeople people, RequestsOfErased requests, Rewrites rewrites) {
        this.erasures = erasures;
        this.people = people;
        this.requests = requests;
        this.rewrites = rewrites;
    }

    @For(
            value = {"answer_rights", "erase"},
            onBehalf = "erase",
            because = "The officer erases at somebody's wish")
    @GetMapping("/privacy/officer/erasures")
    String list(Model model) {
        return list("", "", model);
    }

    private String list(String who, String refused, Model model) {
        model.addAttribute("who", who);
        model.addAttribute("refused", refused);
        model.addAttribute("erasures", erasures.all());
        model.addAttribute("returns", people.waiting());
        return "privacy/erasure/list";
    }

    @For(
            value = {"answer_rights", "erase"},
            onBehalf = "erase",
            because = "The officer erases at somebody's wish")
    @PostMapping("/privacy/officer/erasures/plan")
    String plan(
            @RequestParam(defaultValue = "") String who,
            @AuthenticationPrincipal DataSubject me,
            Model model,
            HttpServletResponse response) {
        Optional<Subject> found = erasures.find(who.strip());
        if (found.isEmpty()) {
            response.setStatus(UNPROCESSABLE);
            return list(who, "unknown", model);
        }
        return plan(who.strip(), found.get(), me, Map.of(), Optional.empty(), model, response);
    }

    @For(
            value = {"answer_rights", "erase"},
            onBehalf = "erase",
            because = "The officer erases at somebody's wish")
    @PostMapping("/privacy/officer/erasures")
    String confirm(
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String typed,
            @RequestParam Map<String, String> form,
            @AuthenticationPrincipal DataSubject me,
            Model model,
            HttpServletResponse response) {
        Optional<Subject> found = erasures.find(who);
        if (found.isEmpty()) {
            response.setStatus(UNPROCESSABLE);
            return list(who, "unknown", model);
        }
        Beginning outcome = typed.strip().equals(who)
                ? erasures.confirm(
                        found.get(), decisions(form), me.subjectOfData().account())
                : new Beginning.Refused("typed", who);
        return switch (outcome) {
            case Beginning.Begun begun -> "redirect:/privacy/officer/erasures/" + begun.id();
            case Beginning.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield plan(who, found.get(), me, decisions(form), Optional.of(refused), model, response);
            }
        };
    }

    private static Map<String, Boolean> decisions(Map<String, String> form) {
        Map<String, Boolean> decisions = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith(TEXT) && Set.of("keep", "delete").contains(value)) {
                decisions.put(name.substring(TEXT.length()), value.equals("keep"));
            }
        });
        return decisions;
    }

    private String plan(
            String who,
            Subject subject,
            DataSubject me,
            Map<String, Boolean> decisions,
            Optional<Beginning.Refused> refused,
            Model model,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Plan plan = erasures.preview(subject, Set.of());
        model.addAttribute("who", who);
        model.addAttribute("whole", plan.whole());
        model.addAttribute("shown", Shown.of(plan.lines(), erasures.notice()));
        model.addAttribute("texts", plan.texts());
        model.addAttribute("requests", plan.whole() ? requests.open(subject) : List.of());
        model.addAttribute("decisions", decisions);
        model.addAttribute(
                "against",
                erasures.against(subject, me.subjectOfData().account()).orElse(null));
        model.addAttribute("refused", refused.orElse(null));
        return "privacy/erasure/plan";
    }

    @For(
            value = {"answer_rights", "erase"},
            onBehalf = "erase",
            because = "The officer erases at somebody's wish")
    @GetMapping("/privacy/officer/erasures/{id}")
    String one(@PathVariable long id, Model model) {
        Erasure erasure = erasure(id);
        List<Line> lines = erasures.lines(id);
        model.addAttribute("erasure", erasure);
        model.addAttribute("shown", Shown.of(lines, erasures.notice()));
        model.addAttribute("beyondUse", rewrites.beyondUse(Line.gone(lines), erasure.changedAt()));
        model.addAttribute("controller", erasures.notice().controller());
        return "privacy/erasure/one";
    }

    /// Goes on with one that was broken off.
    @For(
            value = {"answer_rights", "erase"},
            onBehalf = "erase",
            because = "The officer erases at somebody's wish")
    @PostMapping("/privacy/officer/erasures/{id}/progress")
    String proceed(@PathVariable long id) {
        erasures.proceed(erasure(id).id());
        return "redirect:/privacy/officer/erasures/" + id;
    }

    @For(
            value = {"answer_rights", "erase"},
            onBehalf = "erase",
            because = "The officer erases at somebody's wish")
    @PostMapping("/privacy/officer/erasures/returns/{id}")
    String letIn(@PathVariable long id) {
        people.letIn(id);
        return "redirect:/privacy/officer/erasures";
    }

    private Erasure erasure(long id) {
        return erasures.one(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
