package org.carrel.messages.post;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A mail server that answers as a test wants: a code for an address, for all content, or nothing.
final class AnsweringServer implements AutoCloseable {

    private static final Pattern TO = Pattern.compile("RCPT TO:<([^>]+)>.*", Pattern.CASE_INSENSITIVE);

    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile String toSender = "250 OK";
    private volatile boolean hangsUp;

    AnsweringServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    /// @param answer such as `550 No such user`
    void answers(String address, String answer) {
        answers.put(address, answer);
    }

    void answersSenders(String answer) {
        toSender = answer;
    }

    void hangsUp(boolean now) {
        hangsUp = now;
    }

    long acceptedFor(String address) {
        return accepted.stream().filter(address::equals).count();
    }

    List<String> ids() {
        return ids;
    }

    int connections() {
        return connections.get();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            if (hangsUp) {
                return;
            }
            OutputStream out = client.getOutputStream();
            say(out, "220 test");
            String to = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Matcher address = TO.matcher(line);
                String upper = line.toUpperCase(Locale.ROOT);
                if (address.matches()) {
                    to = address.group(1);
                    say(out, answers.getOrDefault(to, "250 OK"));
                } else if (upper.startsWith("MAIL")) {
                    say(out, toSender);
                } else if (upper.equals("DATA")) {
                    say(out, "354 go on");
                    read(in);
                    accepted.add(to);
                    say(out, "250 OK");
                } else if (upper.equals("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 OK");
                }
            }
        } catch (IOException e) {
            // The client went away.
        }
    }

    private void read(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (line.startsWith("Message-ID:")) {
                ids.add(line);
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
