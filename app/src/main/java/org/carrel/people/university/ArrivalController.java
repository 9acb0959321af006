package org.carrel.people.university;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.carrel.people.AccountId;
import org.carrel.web.For;
import org.carrel.web.StepUp;
import org.carrel.web.Viewer;
import org.carrel.web.Viewers;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The last step of signing in with the university's account: whose account here that is.
@Controller
class ArrivalController {

    private final Optional<Arrivals> arrivals;
    private final Viewers viewers;
    private final SecurityContextRepository contexts;

    ArrivalController(Optional<Arrivals> arrivals, Viewers viewers, SecurityContextRepository contexts) {
        this.arrivals = arrivals;
        this.viewers = viewers;
        this.contexts = contexts;
    }

    @GetMapping("/sign-in/arrived")
    @For(
            value = "sign_in",
            withoutRole = "administer_accounts",
            because = "The university vouches for whoever arrives, and the library decided that this makes them a user")
    String arrived(HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Arrival> arrival = Arrival.take(request);
        if (arrival.isEmpty() || arrivals.isEmpty()) {
            return "redirect:/sign-in";
        }
        return switch (arrivals.get().settle(arrival.get())) {
            case Arrivals.Outcome.In in -> "redirect:" + begin(in.account(), arrival.get(), request, response);
            case Arrivals.Outcome.Refused refused -> {
                response.setStatus(HttpStatus.FORBIDDEN.value());
                model.addAttribute("reason", refused.reason());
                yield "people/university/refused";
            }
        };
    }

    /// @return where to go
    private String begin(AccountId account, Arrival arrival, HttpServletRequest request, HttpServletResponse response) {
        Optional<? extends Viewer> viewer = viewers.find(account.value().toString(), arrival.steppedUpAt());
        if (viewer.isEmpty()) {
            return "/sign-in?university=failed";
        }
        SecurityContext context = new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                viewer.get(),
                null,
                AuthorityUtils.createAuthorityList(viewer.get().authorities())));
        SecurityContextHolder.setContext(context);
        request.changeSessionId();
        contexts.saveContext(context, request, response);
        HttpSession session = request.getSession();
        session.setAttribute(UniversitySignIn.ID_TOKEN, arrival.idToken());
        if (arrival.sid() != null) {
            session.setAttribute(EndedElsewhere.SID, arrival.sid());
        }
        if (arrival.steppedUpAt() != null) {
            StepUp.shown(request, arrival.steppedUpAt());
        }
        return StepUp.afterSignIn(viewer, arrival.then());
    }
}
