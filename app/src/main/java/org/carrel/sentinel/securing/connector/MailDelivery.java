package org.carrel.sentinel.securing.connector;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.carrel.privacy.Letterbox.Letter;
import org.carrel.privacy.WayOut;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/// Sends many letters by one connection, which is opened when it is needed, and again when the mail
/// server has ended it.
final class MailDelivery implements Delivery {

    private static final String NOT_TAKEN = "The mail server cannot be reached or did not take the letter.";
    private static final int CLASS = 100;
    private static final int FOR_GOOD = 5;

    private final JavaMailSenderImpl sender;
    private final String from;
    private final Clock clock;
    private @Nullable Transport transport;
    private boolean down;

    MailDelivery(JavaMailSenderImpl sender, String from, Clock clock) {
        this.sender = sender;
        this.from = from;
        this.clock = clock;
    }

    @Override
    public boolean isDown() {
        return down;
    }

    @Override
    public Outcome send(Letter letter) {
        WayOut.mustBeOpen("the mail server");
        MimeMessage message;
        try {
            message = mime(letter);
        } catch (MessagingException | UnsupportedEncodingException e) {
            return new Outcome.Failed("The address to write to is not a mail address.");
        }
        try {
            Transport open = connected();
            open.sendMessage(message, message.getAllRecipients());
            return Outcome.done();
        } catch (AuthenticationFailedException e) {
            down = true;
            return new Outcome.Retry("The mail server refused Carrel’s own user name and password.");
        } catch (SendFailedException e) {
            return refusal(e);
        } catch (MessagingException e) {
            down = true;
            close();
            return new Outcome.Retry(NOT_TAKEN);
        }
    }

    /// What is answered to our own address is about us, and nothing that whoever is written to can mend.
    private Outcome refusal(SendFailedException e) {
        boolean ours = e instanceof SMTPSendFailedException said
                && said.getCommand() != null
                && said.getCommand().startsWith("MAIL ");
        if (ours) {
            down = true;
            return new Outcome.Retry(NOT_TAKEN);
        }
        boolean address = e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0;
        boolean forGood = e instanceof SMTPSendFailedException said && said.getReturnCode() / CLASS == FOR_GOOD;
        return address || forGood
                ? new Outcome.Failed("The mail server refuses the address to write to.")
                : new Outcome.Retry(NOT_TAKEN);
    }

    private Transport connected() throws MessagingException {
        Transport open = transport;
        if (open == null || !open.isConnected()) {
            open = sender.getSession().getTransport("smtp");
            open.connect(sender.getHost(), sender.getPort(), sender.getUsername(), sender.getPassword());
            transport = open;
        }
        return open;
    }

    private MimeMessage mime(Letter letter) throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper =
                new MimeMessageHelper(message, MimeMessageHelper.MULTIPART_MODE_NO, StandardCharsets.UTF_8.name());
        InternetAddress sent = new InternetAddress(from);
        helper.setFrom(sent.getAddress(), letter.fromName());
        helper.setTo(letter.to());
        if (!letter.replyTo().isEmpty()) {
            helper.setReplyTo(letter.replyTo());
        }
        helper.setSubject(letter.subject());
        message.setContent(Alternatives.of(letter.text(), letter.html()));
        helper.setSentDate(Date.from(clock.instant()));
        message.saveChanges();
        Mailer.mark(message, letter.id(), sent.getAddress());
        return message;
    }

    @Override
    public void close() {
        Transport open = transport;
        transport = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException e) {
                // It is closed all the same.
            }
        }
    }
}
