package org.carrel;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.test.context.DynamicPropertyRegistry;

/// A real mail server in this process.
public final class Mails {

    private static final Pattern LINK = Pattern.compile("https://carrel\\.example\\.org(/\\S+)");

    private GreenMail server = at(0);
    private int port;

    /// Starts it, unless another context did, and says where it is.
    public void addTo(DynamicPropertyRegistry properties) {
        if (!server.isRunning()) {
            start();
        }
        properties.add("carrel.sentinel.securing.mail.host", () -> "127.0.0.1");
        properties.add("carrel.sentinel.securing.mail.port", () -> port);
        properties.add("carrel.sentinel.securing.mail.from", () -> "carrel@example.org");
        properties.add("carrel.sentinel.securing.mail.encryption", () -> "none");
        properties.add("carrel.web.address", () -> "https://carrel.example.org");
        properties.add("carrel.privacy.letters-every", () -> "PT0S");
    }

    /// The letters go with it.
    public void stop() {
        server.stop();
        server = at(0);
    }

    /// After [#stop()]: where it was before.
    public void startAgain() {
        server = at(port);
        start();
    }

    private void start() {
        server.start();
        port = server.getSmtp().getPort();
    }

    private static GreenMail at(int port) {
        return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    /// How many letters there are, to whomever.
    public int count() {
        return server.getReceivedMessages().length;
    }

    /// Texts of all letters to an address, the oldest first.
    public List<String> to(String address) {
        return Stream.of(server.getReceivedMessages())
                .filter(letter -> isTo(letter, address))
                .map(Mails::text)
                .toList();
    }

    /// All letters to an address as they came, the oldest first.
    public List<MimeMessage> received(String address) {
        return Stream.of(server.getReceivedMessages())
                .filter(letter -> isTo(letter, address))
                .toList();
    }

    /// Path of the only link in each letter to an address.
    public List<String> links(String address) {
        return to(address).stream().map(Mails::linkIn).toList();
    }

    /// Path of the only link in the last letter to an address.
    public String link(String address) {
        return linkIn(to(address).getLast());
    }

    private static String linkIn(String letter) {
        Matcher found = LINK.matcher(letter);
        if (!found.find()) {
            throw new AssertionError("No link in " + letter);
        }
        return found.group(1);
    }

    private static boolean isTo(MimeMessage letter, String address) {
        try {
            return letter.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MimeMessage letter) {
        try {
            return letter.getSubject() + "\n" + letter.getContent();
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
