package org.carrel.people.stepup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.carrel.people.SignedIn;
import org.carrel.people.signin.StepUpSettings;
import org.carrel.privacy.ReadableLine;
import org.carrel.web.For;
import org.carrel.web.LocalPath;
import org.carrel.web.StepUp;
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

/// Where staff set up their second proofs. Whoever has one has to show it first, so that a stolen
/// password cannot add another.
@Controller
class SecondFactorController {

    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST_LABEL = 60;
    private static final String PAGE = "/account/second-factor";

    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Resets resets;
    private final StepUpSettings settings;
    private final AtUniversity university;
    private final Clock clock;

    SecondFactorController(
            SecondFactors factors,
            Passkeys passkeys,
            Resets resets,
            StepUpSettings settings,
            AtUniversity university,
            Clock clock) {
        this.university = university;
        this.factors = factors;
        this.passkeys = passkeys;
        this.resets = resets;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping(PAGE)
    @For("sign_in")
    String list(
            @RequestParam(defaultValue = "/") String then,
            @AuthenticationPrincipal SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return allowed(me, request, () -> show(me, then, "", request, response, model));
    }

    @PostMapping(PAGE + "/app")
    @For("sign_in")
    String offerApp(
            @RequestParam(defaultValue = "/") String then,
            @AuthenticationPrincipal SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return allowed(
                me,
                request,
                () -> factors.offerApp(me)
                        .map(offer -> app(offer, then, "", response, model))
                        .orElse("redirect:" + PAGE));
    }

    @PostMapping(PAGE + "/app/confirm")
    @For("sign_in")
    String confirmApp(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String then,
            @AuthenticationPrincipal SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return allowed(me, request, () -> switch (factors.confirmApp(me, code, request.getRemoteAddr())) {
            case SecondFactors.Check.Right right -> setUp(me, then, request, response, model);
            case SecondFactors.Check.Wrong wrong -> {
                response.setStatus(UNPROCESSABLE);
                yield factors.offered(me)
                        .map(offer -> app(offer, then, "code", response, model))
                        .orElse("redirect:" + PAGE);
            }
            case SecondFactors.Check.Wait wait -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                yield show(me, then, "wait", request, response, model);
            }
        });
    }

    @PostMapping(PAGE + "/passkeys")
    @For("sign_in")
    String makePasskey(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "/") String then,
            @AuthenticationPrincipal SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return allowed(me, request, () -> {
            String name = label.strip();
            boolean named = name.length() <= LONGEST_LABEL && ReadableLine.is(name);
            if (!named || !passkeys.make(me, Challenge.take(request), credential, name)) {
                response.setStatus(UNPROCESSABLE);
                return show(me, then, named ? "passkey" : "label", request, response, model);
            }
            return setUp(me, then, request, response, model);
        });
    }

    @PostMapping(PAGE + "/codes")
    @For("sign_in")
    String newCodes(
            @AuthenticationPrincipal SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return allowed(
                me,
                request,
                () -> factors.of(me.accountId()).isSetUp()
                        ? codes(factors.newCodes(me.accountId()), "/", response, model)
                        : "redirect:" + PAGE);
    }

    @PostMapping(PAGE + "/app/remove")
    @For("sign_in")
    String removeApp(@AuthenticationPrincipal SignedIn me, HttpServletRequest request) {
        return allowed(me, request, () -> {
            factors.removeApp(me.accountId());
            return "redirect:" + PAGE;
        });
    }

    @PostMapping(PAGE + "/passkeys/{id}/remove")
    @For("sign_in")
    String removePasskey(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me, HttpServletRequest request) {
        return allowed(me, request, () -> {
            factors.removePasskey(me.accountId(), id);
            return "redirect:" + PAGE;
        });
    }

    private String allowed(SignedIn me, HttpServletRequest request, Supplier<String> page) {
        if (!me.isStaff()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        boolean shown = settings.isFresh(StepUp.shownAt(request), clock.instant());
        return shown || !factors.of(me.accountId()).isSetUp() ? page.get() : "redirect:" + StepUp.before(PAGE);
    }

    /// Something new counts, and was shown by that. With the first come the codes for when it is
    /// lost.
    private String setUp(
            SignedIn me, String then, HttpServletRequest request, HttpServletResponse response, Model model) {
        StepUp.shown(request, clock.instant());
        return factors.of(me.accountId()).codes() > 0
                ? "redirect:" + PAGE
                : codes(factors.newCodes(me.accountId()), then, response, model);
    }

    private String show(
            SignedIn me,
            String then,
            String refused,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        SecondFactors.State state = factors.of(me.accountId());
        model.addAttribute("state", state);
        model.addAttribute(
                "reset", state.isSetUp() ? null : resets.lastOf(me.accountId()).orElse(null));
        model.addAttribute(
                "passkey", passkeys.toMake(me, Challenge.fresh(request)).orElse(""));
        model.addAttribute("university", university.isPossible() && !state.isSetUp());
        model.addAttribute("then", LocalPath.orHome(then));
        model.addAttribute("refused", refused);
        return "people/stepup/factors";
    }

    private static String app(
            SecondFactors.Offer offer, String then, String refused, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("offer", offer);
        model.addAttribute("image", QrImage.of(offer.uri()));
        model.addAttribute("then", LocalPath.orHome(then));
        model.addAttribute("refused", refused);
        return "people/stepup/app";
    }

    /// Shown in this answer and never again.
    private static String codes(List<String> codes, String then, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("codes", codes);
        model.addAttribute("then", LocalPath.orHome(then));
        return "people/stepup/codes";
    }
}
