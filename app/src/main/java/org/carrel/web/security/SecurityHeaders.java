package org.carrel.web.security;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// What every answer tells the browser to refuse. Spring Security adds the rest by itself: `nosniff`, no framing, no
/// caching, and HSTS when the request came by HTTPS.
final class SecurityHeaders {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'";

    private static final String CONTENT_SECURITY_POLICY_REST = "; base-uri 'none'; frame-ancestors 'none'";

    private static final String PERMISSIONS_POLICY = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), "
            + "display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), "
            + "usb=()";

    private SecurityHeaders() {}

    /// @param origins where else a form of ours may lead
    static void write(HeadersConfigurer<HttpSecurity> headers, List<String> origins) {
        String policy = CONTENT_SECURITY_POLICY
                + origins.stream().map(origin -> " " + origin).collect(Collectors.joining())
                + CONTENT_SECURITY_POLICY_REST;
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS_POLICY))
                // Publishers need not learn which page of ours a reader came from.
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resources -> resources.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }
}
