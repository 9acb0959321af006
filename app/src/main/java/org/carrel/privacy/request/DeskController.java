package org.carrel.privacy.request;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.privacy.DataSubject;
import org.carrel.privacy.DeskPart;
import org.carrel.privacy.KnownSubject;
import org.carrel.web.For;
import org.carrel.web.Parts;
import org.springframework.beans.factory.ObjectProvider;
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

/// The officer's desk.
@Controller
class DeskController {

    private static final int UNPROCESSABLE = 422;

    private final Desk desk;
    private final OwnRights rights;
    private final ObjectProvider<Erasing> erasing;
    private final List<DeskPart> others;
    private final Parts parts;

    DeskController(Desk desk, OwnRights rights, ObjectProvider<Erasing> erasing, List<DeskPart> others, Parts parts) {
        this.desk = desk;
        this.rights = rights;
        this.erasing = erasing;
        this.others = others;
        this.parts = parts;
    }

    @For(value = "answer_rights", parts = DeskPart.class)
    @GetMapping("/privacy/officer")
    String list(Model model, jakarta.servlet.http.HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("open", desk.open());
        model.addAttribute("recent", desk.recent());
        model.addAttribute("rights", rights);
        model.addAttribute(
                "others", parts.of(others.stream().map(DeskPart::view).toList(), request));
        return "privacy/request/desk";
    }

    @For("answer_rights")
    @GetMapping("/privacy/officer/requests/{id}")
    String one(@PathVariable long id, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return one(entry(id), new Typed("", "", "", ""), model);
    }

    /// One step: its kind, and the words that go with it.
    @For("answer_rights")
    @PostMapping("/privacy/officer/requests/{id}/steps")
    String step(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String said,
            @RequestParam(defaultValue = "") String ground,
            @AuthenticationPrincipal DataSubject me,
            Model model,
            HttpServletResponse response) {
        StepKind kind = StepKind.of(step).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        entry(id);
        return switch (desk.step(
                id, kind, new Desk.Words(said, ground), me.subjectOfData().account())) {
            case Desk.Outcome.Done done -> "redirect:/privacy/officer/requests/" + id;
            case Desk.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield one(entry(id), new Typed(step, said, ground, refused.reason()), model);
            }
        };
    }

    private Desk.Entry entry(long id) {
        return desk.one(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// What was typed.
    ///
    /// @param refused a message key under `desk.refused.`; empty when nothing is wrong yet
    record Typed(String step, String said, String ground, String refused) {}

    private String one(Desk.Entry entry, Typed typed, Model model) {
        model.addAttribute("entry", entry);
        model.addAttribute("about", rights.title(entry.request().concerns()).orElse(""));
        model.addAttribute("extendable", desk.extendable(entry));
        model.addAttribute("steps", steps(entry.request()));
        model.addAttribute("erasePath", erasePath(entry));
        model.addAttribute("grounds", Desk.GROUNDS);
        model.addAttribute("typed", typed);
        return "privacy/request/desk-one";
    }

    /// Steps that make sense now, in the order in which they are taken.
    private List<StepKind> steps(Request request) {
        if (request.isEmptied()) {
            return List.of();
        }
        if (!request.isOpen()) {
            boolean liftable = request.stops() != null && request.kind() != Kind.WITHDRAW;
            return liftable ? List.of(StepKind.TO_PERSON, StepKind.LIFTED) : List.of(StepKind.TO_PERSON);
        }
        boolean complaint = request.kind() == Kind.COMPLAIN;
        boolean known = request.isIdentified() && !request.isBeingChecked();
        return Stream.of(
                        only(!request.isBeingChecked() && !known, StepKind.IDENTITY_ASKED),
                        only(!known, StepKind.IDENTITY_CHECKED),
                        only(!request.isAuthorised(), StepKind.AUTHORITY_CHECKED),
                        only(known && request.isAuthorised() && request.subject() == null, StepKind.NAMED),
                        only(complaint && !request.has(StepKind.ACKNOWLEDGED), StepKind.ACKNOWLEDGED),
                        only(request.kind() == Kind.RECTIFY && known && request.isAuthorised(), StepKind.SOURCE_ASKED),
                        only(true, StepKind.TO_PERSON),
                        only(!complaint && !request.has(StepKind.EXTENDED), StepKind.EXTENDED),
                        only(known && request.isAuthorised(), StepKind.FULFILLED),
                        only(!complaint, StepKind.REFUSED))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<StepKind> only(boolean wanted, StepKind kind) {
        return wanted ? Optional.of(kind) : Optional.empty();
    }

    private String erasePath(Desk.Entry entry) {
        Erasing erasure = erasing.getIfAvailable();
        return erasure == null || entry.request().kind() != Kind.ERASE
                ? ""
                : entry.person()
                        .map(KnownSubject::subject)
                        .map(erasure::startPath)
                        .orElse("");
    }
}
