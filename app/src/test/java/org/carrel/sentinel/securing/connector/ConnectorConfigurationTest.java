package org.carrel.sentinel.securing.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumSet;
import org.carrel.people.SignInLock;
import org.carrel.privacy.OpenGate;
import org.carrel.web.LibraryProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.support.ResourceBundleMessageSource;

/// Which connectors there are, by what is set.
@ExtendWith(OpenGate.class)
class ConnectorConfigurationTest {

    private static final String SECURING = "carrel.sentinel.securing.";

    @TempDir
    private Path data;

    @Test
    void withoutSettingsNothingIsSetUp() {
        app().run(context -> {
            assertThat(context.getBean(Connectors.class).kinds())
                    .as("this site itself")
                    .containsExactly(StepKind.LOCAL_SIGN_IN);
            assertThat(context.getBean(Connectors.class).missing())
                    .containsExactlyElementsOf(EnumSet.complementOf(EnumSet.of(StepKind.LOCAL_SIGN_IN)));
        });
    }

    @Test
    void everySettingSwitchesItsStepsOn() {
        app().withPropertyValues(
                        SECURING + "ezproxy.block-list=" + data.resolve("blocked.txt"),
                        SECURING + "keycloak.url=https://sso.example.org",
                        SECURING + "keycloak.realm=library",
                        SECURING + "keycloak.client-id=carrel",
                        SECURING + "keycloak.client-secret=s",
                        SECURING + "ldap.url=ldaps://directory.example.org",
                        SECURING + "ldap.bind-dn=cn=carrel",
                        SECURING + "ldap.bind-password=p",
                        SECURING + "ldap.base-dn=dc=example,dc=org",
                        SECURING + "ldap.changes[0].attribute=pwdReset",
                        SECURING + "ldap.changes[0].value=TRUE",
                        SECURING + "ldap.changes[0].cleared=",
                        SECURING + "mail.host=mail.example.org",
                        SECURING + "mail.from=carrel@example.org",
                        SECURING + "ticket.mail-to=desk@example.org",
                        SECURING + "ticket.url=https://tickets.example.org",
                        "carrel.web.address=https://carrel.example.org")
                .run(context -> {
                    Connectors connectors = context.getBean(Connectors.class);
                    assertThat(connectors.kinds()).containsExactly(StepKind.values());
                    assertThat(connectors.undoable(StepKind.EZPROXY_BLOCK)).isTrue();
                    assertThat(connectors.undoable(StepKind.LDAP_ACCOUNT))
                            .as("an empty value for cleared means that the attribute goes")
                            .isTrue();
                    assertThat(connectors.undoable(StepKind.KEYCLOAK_PASSWORD)).isFalse();
                });
    }

    @Test
    void nobodyIsWrittenToWithoutAnAddressForTheLink() {
        app().withPropertyValues(
                        SECURING + "mail.host=mail.example.org",
                        SECURING + "mail.from=carrel@example.org",
                        SECURING + "ticket.mail-to=desk@example.org")
                .run(context -> assertThat(context.getBean(Connectors.class).kinds())
                        .containsExactly(StepKind.LOCAL_SIGN_IN, StepKind.TICKET_MAIL));
    }

    @Test
    void anEncryptionThatDoesNotExistStopsTheStart() {
        app().withPropertyValues(
                        SECURING + "mail.host=mail.example.org",
                        SECURING + "mail.from=carrel@example.org",
                        SECURING + "mail.encryption=rot13")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("starttls, tls or none"));
    }

    @Test
    void inTheDemoStandInsSayThatTheyAreStandIns() {
        app().withPropertyValues("spring.profiles.active=demo").run(context -> {
            Connectors connectors = context.getBean(Connectors.class);
            assertThat(connectors.kinds()).containsExactly(StepKind.values());
            for (StepKind kind : EnumSet.complementOf(EnumSet.of(StepKind.LOCAL_SIGN_IN))) {
                Connector connector = connectors.of(kind).orElseThrow();
                assertThat(connector.apply(Targets.of("rashdown")))
                        .isInstanceOfSatisfying(
                                Outcome.Done.class,
                                done -> assertThat(done.sentence()).contains("stand-in"));
                if (connector.undoable()) {
                    assertThat(connector.undo(Targets.of("rashdown")).sentence())
                            .contains("stand-in");
                }
            }
            assertThat(Files.readString(data.resolve("outbox/securing-7.txt")))
                    .contains("/was-this-me/" + Targets.CODE);
        });
    }

    @Test
    void theLinkInTheDemosLetterLeadsToTheDemo() {
        app().withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("spring.profiles.active=demo", "server.port=8123")
                .run(context -> {
                    context.getBean(Connectors.class)
                            .of(StepKind.MESSAGE)
                            .orElseThrow()
                            .apply(Targets.of("rashdown"));
                    assertThat(Files.readString(data.resolve("outbox/securing-7.txt")))
                            .contains("http://127.0.0.1:8123/was-this-me/" + Targets.CODE);
                });
    }

    /// Nobody signs in here.
    private static final class Unlockable implements SignInLock {

        @Override
        public Locked lock(String username) {
            return Locked.NOTHING;
        }

        @Override
        public void unlock(String username) {}
    }

    private ApplicationContextRunner app() {
        return new ApplicationContextRunner()
                .withUserConfiguration(ConnectorConfiguration.class)
                .withPropertyValues("carrel.data=" + data)
                .withBean(Clock.class, Clock::systemUTC)
                .withBean(SignInLock.class, Unlockable::new)
                .withBean(
                        "messageSource",
                        org.springframework.context.MessageSource.class,
                        ConnectorConfigurationTest::messages)
                .withBean(
                        LibraryProfile.class,
                        () -> new LibraryProfile("Library", "help@example.org", ZoneId.of("Europe/London")));
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/sentinel");
        messages.setDefaultEncoding("UTF-8");
        return messages;
    }
}
