package org.carrel.sentinel.securing.connector;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;

/// The same words twice (RFC 2046, 5.1.4): programs show the last that they can.
final class Alternatives {

    private static final String CHARSET = StandardCharsets.UTF_8.name();

    private Alternatives() {}

    static MimeMultipart of(String text, String html) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, CHARSET, "plain");
        MimeBodyPart marked = new MimeBodyPart();
        marked.setText(html, CHARSET, "html");
        return new MimeMultipart("alternative", plain, marked);
    }
}
