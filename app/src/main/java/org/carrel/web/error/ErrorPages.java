package org.carrel.web.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.carrel.web.WithoutPersonalData;
import org.carrel.web.log.RequestId;
import org.carrel.web.page.Pages;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/// Answers every error: a page for a reader, problem details (RFC 9457) for a program.
@Controller
class ErrorPages implements ErrorController {

    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    @RequestMapping("/error")
    @WithoutPersonalData("It says what went wrong")
    Object error(HttpServletRequest request) {
        HttpStatus status = status(request);
        Refusal refusal = Refusal.of(request, status);
        return path(request).startsWith("/api/") ? problem(request, status, refusal) : page(request, status, refusal);
    }

    private ModelAndView page(HttpServletRequest request, HttpStatus status, Refusal refusal) {
        // When we failed, the page must not need the database: it may be what failed.
        var page = status.is5xxServerError() ? pages.bare(request) : pages.of(request);
        return new ModelAndView(
                "web/error/error",
                Map.of("page", page, "status", status.value(), "refusal", refusal, "requestId", RequestId.of(request)),
                status);
    }

    private ResponseEntity<ProblemDetail> problem(HttpServletRequest request, HttpStatus status, Refusal refusal) {
        var page = pages.bare(request);
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(page.text(refusal.titleKey()));
        problem.setDetail(page.text(refusal.textKey(), refusal.arguments()));
        instance(path(request)).ifPresent(problem::setInstance);
        problem.setProperty("requestId", RequestId.of(request));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static Optional<URI> instance(String path) {
        try {
            return Optional.of(new URI(path));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path ? path : "";
    }
}
