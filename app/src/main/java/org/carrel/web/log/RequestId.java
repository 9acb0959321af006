package org.carrel.web.log;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names one request in the log, in the answer and on error pages.
public final class RequestId {

    static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = RequestId.class.getName();

    // Long enough to be unique, and a form in which neither a name nor a forged log line fits: hex and hyphens.
    private static final Pattern SAFE = Pattern.compile("[0-9a-fA-F-]{16,64}");

    private RequestId() {}

    /// The id given to this request; empty before one was given.
    public static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : "";
    }

    static String give(HttpServletRequest request, boolean behindProxy) {
        String id = of(request);
        if (id.isEmpty()) {
            id = choose(behindProxy ? request.getHeader(HEADER) : null);
            request.setAttribute(ATTRIBUTE, id);
        }
        return id;
    }

    static String choose(@Nullable String offered) {
        return offered != null && SAFE.matcher(offered).matches()
                ? offered
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
