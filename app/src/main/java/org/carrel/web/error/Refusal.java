package org.carrel.web.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;

/// Why a request was refused, as the message bundle says it under `error.<key>.title` and `error.<key>.text`.
///
/// @param key       a status or a word
/// @param arguments for the text
public record Refusal(String key, List<Object> argumentList) {

    private static final String ATTRIBUTE = Refusal.class.getName();
    private static final Set<Integer> TOLD = Set.of(400, 401, 403, 404, 405, 409, 410, 413, 415, 429, 500, 503);

    /// Ends the request with `status`; the error page then says why.
    public static void send(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String key,
            Object... arguments)
            throws IOException {
        request.setAttribute(ATTRIBUTE, new Refusal(key, List.of(arguments)));
        response.sendError(status.value());
    }

    static Refusal of(HttpServletRequest request, HttpStatus status) {
        if (request.getAttribute(ATTRIBUTE) instanceof Refusal refusal) {
            return refusal;
        }
        return nearest(status);
    }

    static Refusal nearest(HttpStatus status) {
        int nearest = status.is5xxServerError() ? 500 : 400;
        return new Refusal(String.valueOf(TOLD.contains(status.value()) ? status.value() : nearest), List.of());
    }

    public String titleKey() {
        return "error." + key + ".title";
    }

    public String textKey() {
        return "error." + key + ".text";
    }

    public Object[] arguments() {
        return argumentList.toArray();
    }
}
