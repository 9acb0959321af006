package org.carrel.web.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.web.ApiErrors;
import org.carrel.web.Page;
import org.carrel.web.WithoutPersonalData;
import org.carrel.web.log.RequestId;
import org.carrel.web.page.Pages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/// Answers every error: a page for a reader, and for a program problem details (RFC 9457) or its protocol's own form.
@Controller
class ErrorPages implements ErrorController {

    private final Pages pages;
    private final List<ApiErrors> protocols;

    ErrorPages(Pages pages, ObjectProvider<ApiErrors> protocols) {
        this.pages = pages;
        this.protocols = protocols.stream().toList();
    }

    @RequestMapping("/error")
    @WithoutPersonalData("It says what went wrong")
    Object error(HttpServletRequest request) {
        HttpStatus status = status(request);
        Refusal refusal = Refusal.of(request, status);
        return path(request).startsWith("/api/") ? answer(request, status, refusal) : page(request, status, refusal);
    }

    private ModelAndView page(HttpServletRequest request, HttpStatus status, Refusal refusal) {
        // When we failed, the page must not need the database: it may be what failed.
        var page = status.is5xxServerError() ? pages.bare(request) : pages.of(request);
        return new ModelAndView(
                "web/error/error",
                Map.of("page", page, "status", status.value(), "refusal", refusal, "requestId", RequestId.of(request)),
                status);
    }

    private ResponseEntity<?> answer(HttpServletRequest request, HttpStatus status, Refusal refusal) {
        Page page = pages.bare(request);
        String detail = page.text(refusal.textKey(), refusal.arguments());
        return protocols.stream()
                .filter(protocol -> isBelow(protocol.base(), path(request)))
                .findFirst()
                .<ResponseEntity<?>>map(protocol -> protocol.error(status, detail))
                .orElseGet(() -> problem(request, status, page.text(refusal.titleKey()), detail));
    }

    private static boolean isBelow(String base, String path) {
        return path.equals(base) || path.startsWith(base + "/");
    }

    private static ResponseEntity<ProblemDetail> problem(
            HttpServletRequest request, HttpStatus status, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
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
