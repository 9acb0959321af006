package org.carrel.web.error;

import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.carrel.web.LibraryProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.HtmlUtils;

/// The page for requests that the server refuses before they reach us (an address that is none, a header that is too
/// long), and for a failure of the error page itself. It names neither the server nor what went wrong inside.
final class LastResort extends ErrorReportValve {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en-GB">
            <head><meta charset="utf-8"><title>%1$s – %3$s</title></head>
            <body><main><h1>%1$s</h1><p>%2$s</p></main></body>
            </html>
            """;

    private final MessageSource messages;
    private final LibraryProfile library;

    private LastResort(MessageSource messages, LibraryProfile library) {
        this.messages = messages;
        this.library = library;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int code = response.getStatus();
        if (code < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        HttpStatus status = HttpStatus.resolve(code);
        Refusal refusal = Refusal.nearest(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status);
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
        write(response, PAGE.formatted(text(refusal.titleKey()), text(refusal.textKey()), escaped(library.name())));
    }

    private static void write(Response response, String page) {
        try {
            response.setContentType("text/html");
            response.setCharacterEncoding("UTF-8");
            response.getReporter().write(page);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            response.setSuspended(true); // nobody is left to read it
        }
    }

    private String text(String key) {
        return escaped(messages.getMessage(key, null, Locale.UK));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {

        @Bean
        WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> lastResort(
                MessageSource messages, LibraryProfile library) {
            return server -> server.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(LastResort.class.getName());
                    host.getPipeline().addValve(new LastResort(messages, library));
                }
            });
        }
    }
}
