package org.carrel.sentinel.securing.connector;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import org.carrel.privacy.WayOut;
import org.carrel.sentinel.securing.connector.ConnectorSettings.Mail;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/// Sends letters in plain text.
final class Mailer implements Post {

    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final String from;
    private final Clock clock;

    Mailer(Mail settings, Duration patience, Clock clock) {
        this.from = settings.from();
        this.clock = clock;
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setUsername(settings.username());
        sender.setPassword(settings.password());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        Properties properties = sender.getJavaMailProperties();
        String millis = Long.toString(patience.toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.username() != null));
        encrypt(settings.encryption(), properties);
    }

    /// @param id what is the same in every attempt at this letter, so a mail server may drop the
    ///     second copy
    record Letter(String id, String to, String subject, String text) {

        /// Without whom it goes to and what it says.
        @Override
        public String toString() {
            return "Letter[" + id + "]";
        }
    }

    @Override
    public boolean isSetUp() {
        return true;
    }

    @Override
    public Outcome send(String id, String to, String subject, String text) {
        return send(new Letter(id, to, subject, text));
    }

    @Override
    public Delivery begin() {
        return new MailDelivery(sender, from, clock);
    }

    Outcome send(Letter letter) {
        WayOut.mustBeOpen("the mail server");
        try {
            sender.send(mime(letter));
            return Outcome.done();
        } catch (MailAuthenticationException e) {
            return new Outcome.Failed("The mail server refused Carrel’s own user name and password: "
                    + "correct them in the settings, then try again.");
        } catch (MailParseException | MailPreparationException | MessagingException e) {
            return new Outcome.Failed("The address to write to is not a mail address.");
        } catch (MailSendException e) {
            return refusesTheAddress(e)
                    ? new Outcome.Failed("The mail server refuses the address to write to.")
                    : new Outcome.Retry("The mail server cannot be reached or did not take the letter.");
        } catch (MailException e) {
            return new Outcome.Retry("The mail server cannot be reached or did not take the letter.");
        }
    }

    private MimeMessage mime(Letter letter) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(letter.to());
        helper.setSubject(letter.subject());
        helper.setText(letter.text());
        helper.setSentDate(Date.from(clock.instant()));
        mark(message, letter.id(), from);
        return message;
    }

    /// By the number of the letter, which is the same in every attempt at it.
    ///
    /// @param address that it is sent from
    static void mark(MimeMessage message, String id, String address) throws MessagingException {
        message.setHeader("Message-ID", "<" + id + "@" + address.substring(address.indexOf('@') + 1) + ">");
        // RFC 3834: no holiday notice in return.
        message.setHeader("Auto-Submitted", "auto-generated");
    }

    private static boolean refusesTheAddress(MailSendException e) {
        return e.getFailedMessages().values().stream()
                .anyMatch(cause -> cause instanceof jakarta.mail.SendFailedException failed
                        && failed.getInvalidAddresses() != null
                        && failed.getInvalidAddresses().length > 0);
    }

    private static void encrypt(String encryption, Properties properties) {
        switch (encryption) {
            case "none" -> {}
            case "starttls" -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
                properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            }
            case "tls" -> {
                properties.setProperty("mail.smtp.ssl.enable", "true");
                properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            }
            default ->
                throw new IllegalArgumentException(
                        "carrel.sentinel.securing.mail.encryption must be starttls, tls or none, not " + encryption);
        }
    }
}
