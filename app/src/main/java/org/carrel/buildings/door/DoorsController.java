package org.carrel.buildings.door;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.carrel.buildings.premises.Gate;
import org.carrel.buildings.premises.Premises;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.carrel.web.WithoutPersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Staff at the doors: letting somebody in by hand, and trying out what a gate would say.
@Controller
class DoorsController {

    private static final int UNPROCESSABLE = 422;

    private final Overrides overrides;
    private final Doorkeeper doors;
    private final Premises premises;
    private final Clock clock;

    DoorsController(Overrides overrides, Doorkeeper doors, Premises premises, Clock clock) {
        this.overrides = overrides;
        this.doors = doors;
        this.premises = premises;
        this.clock = clock;
    }

    /// What was typed.
    ///
    /// @param said a message key under `doors.`; empty where nothing is to say
    record LetIn(String building, String card, String reason, String said, boolean refused) {}

    @GetMapping("/doors/overrides")
    @WithoutPersonalData("An empty form")
    String form(@RequestParam(defaultValue = "") String building, Model model) {
        return show(new LetIn(building, "", "", "", false), model);
    }

    @PostMapping("/doors/overrides")
    @For("keep_doors")
    String letIn(
            @RequestParam String building,
            @RequestParam(defaultValue = "") String card,
            @RequestParam String reason,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        return switch (overrides.let(building, card, reason, by.accountId())) {
            case Overrides.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield show(new LetIn(building, card, reason, "refused." + refused.reason(), true), model);
            }
            case Overrides.Outcome.Waiting waiting -> show(new LetIn(building, "", "", "waiting", false), model);
            case Overrides.Outcome.Counted counted -> show(new LetIn(building, "", "", "counted", false), model);
        };
    }

    private String show(LetIn typed, Model model) {
        model.addAttribute("plan", premises.plan());
        model.addAttribute("typed", typed);
        return "buildings/door/letin";
    }

    /// @param answer key of a [Code]; empty before the first try
    record Try(String gate, String card, String escort, String direction, String at, String answer, boolean opens) {}

    @GetMapping("/doors/simulator")
    @WithoutPersonalData("An empty form")
    String simulator(Model model) {
        return simulator(new Try("", "", "", "in", "", "", false), "", model);
    }

    @PostMapping("/doors/simulator")
    @For("keep_doors")
    String tryOut(
            @RequestParam(defaultValue = "") String gate,
            @RequestParam String card,
            @RequestParam(defaultValue = "") String escort,
            @RequestParam(defaultValue = "in") String direction,
            @RequestParam(defaultValue = "") String at,
            Model model,
            HttpServletResponse response) {
        Instant now = clock.instant();
        SentEntry entry =
                new SentEntry("try-" + now.toEpochMilli(), blankAway(card), direction, blankAway(escort), null);
        Try typed = new Try(gate, card, escort, direction, at, "", false);
        Optional<Gate> known = premises.plan().gate(gate);
        Optional<Instant> when = at.isBlank() ? Optional.of(now) : LocalMoment.of(at, premises.zone());
        Optional<String> wrong = known.isEmpty()
                ? Optional.of("gate")
                : entry.problem().or(() -> when.isEmpty() ? Optional.of("at") : Optional.empty());
        if (wrong.isPresent()) {
            response.setStatus(UNPROCESSABLE);
            return simulator(typed, wrong.get(), model);
        }
        Answer answer = doors.tried(Overrides.KEEP_DOORS, entry.now(known.orElseThrow(), when.orElseThrow()));
        String code = answer.code().key();
        return simulator(new Try(gate, card, escort, direction, at, code, answer.allowed()), "", model);
    }

    private static @Nullable String blankAway(String typed) {
        return typed.isBlank() ? null : typed;
    }

    private String simulator(Try typed, String wrong, Model model) {
        model.addAttribute("plan", premises.plan());
        model.addAttribute("typed", typed);
        model.addAttribute("wrong", wrong);
        return "buildings/door/simulator";
    }
}
