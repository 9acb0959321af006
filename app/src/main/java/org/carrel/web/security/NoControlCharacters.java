package org.carrel.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.carrel.web.error.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses fields and addresses with control characters in them: no text has one, and PostgreSQL
/// stores no NUL. Tabs and ends of lines are text.
final class NoControlCharacters extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean any = request.getParameterMap().entrySet().stream()
                .anyMatch(field -> isControlled(field.getKey())
                        || Arrays.stream(field.getValue()).anyMatch(NoControlCharacters::isControlled));
        if (any) {
            Refusal.send(request, response, HttpStatus.BAD_REQUEST, "characters");
        } else {
            chain.doFilter(request, response);
        }
    }

    static boolean isControlled(String text) {
        return text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r');
    }
}
