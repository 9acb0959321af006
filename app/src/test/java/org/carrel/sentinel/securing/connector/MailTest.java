package org.carrel.sentinel.securing.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.carrel.privacy.OpenGate;
import org.carrel.sentinel.securing.connector.ConnectorSettings.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Against a real mail server in this process.
@ExtendWith(OpenGate.class)
class MailTest {

    private GreenMail server;

    @BeforeEach
    void aMailServer() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        server.setUser("carrel@example.org", "carrel", "right");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void theServiceDeskGetsATicketWithoutAName() throws Exception {
        TicketByMail ticket = new TicketByMail(mailer("right"), Targets.wording(), "desk@example.org", false);
        assertThat(ticket.apply(Targets.of("rashdown"))).isInstanceOf(Outcome.Done.class);
        MimeMessage letter = only();
        assertThat(letter.getAllRecipients()[0]).hasToString("desk@example.org");
        assertThat(letter.getSubject()).isEqualTo("Library account secured: alert 42 (securing 7)");
        assertThat(text(letter))
                .contains(Targets.TOKEN, "https://carrel.example.org/alerts/42")
                .doesNotContain("rashdown");
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void theNameStandsInTheTicketWhereTheLibraryWantsIt() throws Exception {
        new TicketByMail(mailer("right"), Targets.wording(), "desk@example.org", true).apply(Targets.of("rashdown"));
        assertThat(text(only())).contains("rashdown");
    }

    @Test
    void aSecondAttemptIsTheSameLetter() throws Exception {
        TicketByMail ticket = new TicketByMail(mailer("right"), Targets.wording(), "desk@example.org", false);
        ticket.apply(Targets.of("rashdown"));
        ticket.apply(Targets.of("rashdown"));
        assertThat(server.getReceivedMessages())
                .extracting(MimeMessage::getMessageID)
                .containsExactly("<securing-7-ticket@example.org>", "<securing-7-ticket@example.org>");
    }

    @Test
    void theOwnerReadsWhatHappenedAndWhatToDo() throws Exception {
        Target target = Targets.of("rashdown", StepKind.KEYCLOAK_PASSWORD, StepKind.EZPROXY_BLOCK);
        assertThat(message("right").apply(target)).isInstanceOf(Outcome.Done.class);
        MimeMessage letter = only();
        assertThat(letter.getAllRecipients()[0]).hasToString("rashdown@example.org");
        assertThat(letter.getSubject()).contains("Wrensfield University Library");
        assertThat(text(letter))
                .contains("Your old password no longer works", "remote access to e-resources is shut", "new password")
                .contains("https://carrel.example.org/was-this-me/" + Targets.CODE, "help@example.org")
                .doesNotContain(Targets.TOKEN);
    }

    @Test
    void theLetterPromisesOnlyWhatIsDone() throws Exception {
        message("right").apply(Targets.of("rashdown"));
        assertThat(text(only()))
                .contains("change your password now")
                .doesNotContain("no longer works", "remote access to e-resources is shut");
    }

    @Test
    void anAccountThatIsOnlyLockedIsNotSaidToHaveAnotherPassword() throws Exception {
        message("right").apply(Targets.of("rashdown", StepKind.LDAP_ACCOUNT));
        assertThat(text(only()))
                .contains("shut until you have a new password", "choose a new password")
                .doesNotContain("no longer works");
    }

    @Test
    void anOwnerWithoutAnAddressIsToldByAPerson() {
        Target silent = new Target(7, 42, Targets.TOKEN, "rashdown", null, Set.of(), () -> Targets.CODE);
        assertThat(message("right").apply(silent))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.sentence()).contains("telephone"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aWrongPasswordWaitsForAPerson() {
        assertThat(message("wrong").apply(Targets.of("rashdown")))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.sentence()).contains("password", "settings"));
    }

    @Test
    void aServerThatIsDownIsTriedAgainLater() {
        OwnerMessage message = message("right");
        server.stop();
        assertThat(message.apply(Targets.of("rashdown"))).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void aServerThatSaysNothingIsTriedAgainLater() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Mail settings =
                    new Mail("127.0.0.1", silent.getLocalPort(), "carrel", "right", "carrel@example.org", "none");
            Mailer mailer = new Mailer(settings, Duration.ofMillis(200), Clock.systemUTC());
            assertThat(new OwnerMessage(mailer, Targets.wording()).apply(Targets.of("rashdown")))
                    .isInstanceOf(Outcome.Retry.class);
        }
    }

    @Test
    void aServerWithoutEncryptionGetsNoPassword() {
        Mail settings =
                new Mail("127.0.0.1", server.getSmtp().getPort(), "carrel", "right", "carrel@example.org", "starttls");
        Mailer mailer = new Mailer(settings, Duration.ofSeconds(5), Clock.systemUTC());
        assertThat(new OwnerMessage(mailer, Targets.wording()).apply(Targets.of("rashdown")))
                .isInstanceOf(Outcome.Retry.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private OwnerMessage message(String password) {
        return new OwnerMessage(mailer(password), Targets.wording());
    }

    private Mailer mailer(String password) {
        Mail settings =
                new Mail("127.0.0.1", server.getSmtp().getPort(), "carrel", password, "carrel@example.org", "none");
        return new Mailer(settings, Duration.ofSeconds(5), Clock.systemUTC());
    }

    private MimeMessage only() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private static String text(MimeMessage letter) throws Exception {
        return (String) letter.getContent();
    }
}
