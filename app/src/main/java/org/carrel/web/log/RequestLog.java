package org.carrel.web.log;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.Set;
import org.carrel.web.WebSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// One line a request, and the last stop of every exception. Both say what happened and never to whom: the line has the
/// route in place of the path, the exception its classes in place of its messages, which quote what was sent or stored.
///
/// A second line, a warning, says by its number which account was refused: at the door (403), or
/// because what was asked for is somebody else's or not there (404).
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestLog extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger("org.carrel.requests");
    private static final String MDC_KEY = "requestId";
    private static final Set<Integer> REFUSED =
            Set.of(HttpServletResponse.SC_FORBIDDEN, HttpServletResponse.SC_NOT_FOUND);

    private final WebSettings settings;
    private final Clock clock;

    RequestLog(WebSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        if (!RequestId.of(request).isEmpty()) {
            // Errors and forwards are dispatched anew: they are part of the request already logged.
            passOn(request, response, chain);
            return;
        }
        String id = RequestId.give(request, settings.behindProxy());
        response.setHeader(RequestId.HEADER, id);
        Instant start = clock.instant();
        try (MDC.MDCCloseable closed = MDC.putCloseable(MDC_KEY, id)) {
            passOn(request, response, chain);
            Route route = Route.of(request);
            warn(request, route, response.getStatus());
            if (!route.isAsset() || response.getStatus() >= 400) {
                long millis = Duration.between(start, clock.instant()).toMillis();
                LOG.info("{} {} {} in {} ms", route.method(), route.pattern(), response.getStatus(), millis);
            }
        }
    }

    // The server refuses some requests itself, and then comes here first with the error.
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static void warn(HttpServletRequest request, Route route, int status) {
        String account = Route.account(request);
        if (account != null && REFUSED.contains(status)) {
            LOG.warn("Refused {} {} to account {}: {}", route.method(), route.pattern(), account, status);
        }
    }

    private static void passOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (Exception | StackOverflowError bug) {
            OptionalInt unreadable = Unreadable.status(bug);
            if (unreadable.isPresent() && !response.isCommitted()) {
                response.sendError(unreadable.getAsInt());
            } else if (!response.isCommitted()) {
                LOG.error("{} failed: {}", Route.of(request).pattern(), TraceWithoutMessages.of(bug));
                response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            } else {
                // Half an answer is out, most often because the reader went away.
                LOG.warn(
                        "{} broke off: {}",
                        Route.of(request).pattern(),
                        bug.getClass().getName());
            }
        }
    }
}
