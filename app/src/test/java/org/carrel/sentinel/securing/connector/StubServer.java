package org.carrel.sentinel.securing.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// Another system, which answers what it is told to: first what stands in line, then by its rule.
final class StubServer implements AutoCloseable {

    record Request(String method, String path, String authorization, String body) {}

    /// @param status 0 for no answer at all
    record Reply(int status, String body) {}

    private final HttpServer server;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Deque<Reply> line = new ArrayDeque<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Function<Request, Reply> rule;

    StubServer(Function<Request, Reply> rule) throws IOException {
        this.rule = rule;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized StubServer next(int status, String body) {
        line.add(new Reply(status, body));
        return this;
    }

    List<Request> requests() {
        return requests;
    }

    List<Request> posts() {
        return requests.stream().filter(one -> one.method().equals("POST")).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        Request request = new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                authorization == null ? "" : authorization,
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        requests.add(request);
        Reply reply = reply(request);
        if (reply.status() == 0) {
            hang();
        } else {
            byte[] body = reply.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private synchronized Reply reply(Request request) {
        return line.isEmpty() ? rule.apply(request) : line.remove();
    }

    private void hang() {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
