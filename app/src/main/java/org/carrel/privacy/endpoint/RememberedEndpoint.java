package org.carrel.privacy.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Keeps with each request which controller method answers it.
@Configuration(proxyBeanMethods = false)
class RememberedEndpoint implements WebMvcConfigurer, HandlerInterceptor {

    private static final int FIRST = -1000;

    private final DeclaredEndpoints declared;

    RememberedEndpoint(DeclaredEndpoints declared) {
        this.declared = declared;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(FIRST);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            declared.of(method, request.getMethod(), String.valueOf(pattern))
                    .remember(new ServletRequestAttributes(request));
        }
        return true;
    }
}
