package org.carrel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A browser without a screen: keeps cookies, sends forms with the token of the page they stand on, follows nothing.
public final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI site;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public Visitor(int port) {
        this.site = URI.create("http://127.0.0.1:" + port);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(path, request -> {
            if (headers.length > 0) {
                request.headers(headers);
            }
        });
    }

    public HttpResponse<String> head(String path) {
        return send(path, request -> request.method("HEAD", HttpRequest.BodyPublishers.noBody()));
    }

    /// Sends a form as the page at `/sign-in` would: with its token.
    public HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        Map<String, String> whole = new HashMap<>(form);
        whole.put("_csrf", token());
        return postAsIs(path, whole, headers);
    }

    /// Sends a form with just these fields.
    public HttpResponse<String> postAsIs(String path, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(path, request -> {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            if (headers.length > 0) {
                request.headers(headers);
            }
        });
    }

    public HttpResponse<String> signIn(String username, String password) {
        return post("/sign-in", Map.of("username", username, "password", password));
    }

    public String token() {
        Matcher matcher = TOKEN.matcher(get("/sign-in").body());
        if (!matcher.find()) {
            throw new AssertionError("The sign-in page has no token");
        }
        return matcher.group(1);
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /// Another browser that holds the same cookies now.
    public Visitor copy() {
        Visitor copy = new Visitor(site.getPort());
        cookies.getCookieStore()
                .getCookies()
                .forEach(cookie -> copy.cookies.getCookieStore().add(site, (HttpCookie) cookie.clone()));
        return copy;
    }

    /// A file as it is.
    public HttpResponse<byte[]> bytes(String path) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(site + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> send(String path, Consumer<HttpRequest.Builder> shape) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + path));
        shape.accept(request);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
