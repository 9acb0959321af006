package org.carrel.people.stepup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.carrel.people.SignedIn;
import org.carrel.people.signin.StepUpSettings;
import org.carrel.web.For;
import org.carrel.web.LocalPath;
import org.carrel.web.StepUp;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Asks for the second proof.
@Controller
class StepUpController {

    private static final int UNPROCESSABLE = 422;

    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final StepUpSettings settings;
    private final AtUniversity university;
    private final Clock clock;

    StepUpController(
            SecondFactors factors, Passkeys passkeys, StepUpSettings settings, AtUniversity university, Clock clock) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.settings = settings;
        this.university = university;
        this.clock = clock;
    }

    @GetMapping("/step-up")
    @For("sign_in")
    String ask(
            @RequestParam(defaultValue = "/") String then,
            @AuthenticationPrincipal SignedIn me,
            HttpServletRequest request,
            Model model) {
        SecondFactors.State state = factors.of(me.accountId());
        if (isDone(me, state, request)) {
            return "redirect:" + LocalPath.orHome(then);
        }
        if (!state.isSetUp()) {
            return "redirect:/account/second-factor?then="
                    + URLEncoder.encode(LocalPath.orHome(then), StandardCharsets.UTF_8);
        }
        return show(me, state, then, "", request, model);
    }

    private boolean isDone(SignedIn me, SecondFactors.State state, HttpServletRequest request) {
        return me.awaiting().isEmpty() && !state.isSetUp()
                || settings.isFresh(StepUp.shownAt(request), clock.instant());
    }

    @PostMapping("/step-up")
    @For("sign_in")
    String code(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String then,
            @AuthenticationPrincipal SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return answer(factors.check(me, code, request.getRemoteAddr()), "code", then, me, request, response, model);
    }

    @PostMapping("/step-up/passkey")
    @For("sign_in")
    String passkey(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "/") String then,
            @AuthenticationPrincipal SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        SecondFactors.Check check = factors.check(me, Challenge.take(request), credential, request.getRemoteAddr());
        return answer(check, "passkey", then, me, request, response, model);
    }

    /// @param kind a message key under `stepUp.refused.`
    private String answer(
            SecondFactors.Check check,
            String kind,
            String then,
            SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return switch (check) {
            case SecondFactors.Check.Right right -> {
                StepUp.shown(request, clock.instant());
                yield "redirect:" + LocalPath.orHome(then);
            }
            case SecondFactors.Check.Wrong wrong -> {
                response.setStatus(UNPROCESSABLE);
                yield show(me, factors.of(me.accountId()), then, kind, request, model);
            }
            case SecondFactors.Check.Wait wait -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                response.setHeader(
                        HttpHeaders.RETRY_AFTER, String.valueOf(wait.remaining().toSeconds() + 1));
                yield show(me, factors.of(me.accountId()), then, "wait", request, model);
            }
        };
    }

    private String show(
            SignedIn me,
            SecondFactors.State state,
            String then,
            String refused,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("app", state.app() != null);
        model.addAttribute("codes", state.codes());
        model.addAttribute(
                "passkey",
                state.passkeys().isEmpty()
                        ? ""
                        : passkeys.toShow(me, Challenge.fresh(request)).orElse(""));
        model.addAttribute("university", university.isPossible());
        model.addAttribute("then", LocalPath.orHome(then));
        model.addAttribute("refused", refused);
        return "people/stepup/ask";
    }
}
