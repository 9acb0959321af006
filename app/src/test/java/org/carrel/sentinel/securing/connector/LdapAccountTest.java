package org.carrel.sentinel.securing.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.carrel.privacy.OpenGate;
import org.carrel.sentinel.securing.connector.ConnectorSettings.Ldap;
import org.carrel.sentinel.securing.connector.ConnectorSettings.Ldap.Change;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Against a real directory in this process.
@ExtendWith(OpenGate.class)
class LdapAccountTest {

    private static final String BASE = "dc=example,dc=org";
    private static final String ROWAN = "uid=rashdown,ou=people," + BASE;
    private static final Change PASSWORD_EXPIRED = new Change("pwdReset", "TRUE", "", null);
    private static final Change DISABLED = new Change("userAccountControl", null, null, 2L);

    private InMemoryDirectoryServer directory;

    @BeforeEach
    void aDirectory() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.setSchema(null);
        config.addAdditionalBindCredentials("cn=carrel", "right");
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
        directory = new InMemoryDirectoryServer(config);
        directory.add("dn: " + BASE, "objectClass: top", "objectClass: domain", "dc: example");
        directory.add("dn: ou=people," + BASE, "objectClass: organizationalUnit", "ou: people");
        directory.add("dn: " + ROWAN, "objectClass: inetOrgPerson", "uid: rashdown", "userAccountControl: 512");
        directory.startListening();
    }

    @AfterEach
    void close() {
        directory.shutDown(true);
    }

    @Test
    void thePasswordExpiresAndTheAccountIsLockedAndBothComeBack() throws Exception {
        LdapAccount account = account("right", PASSWORD_EXPIRED, DISABLED);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(account.apply(Targets.of("rashdown"))).isInstanceOf(Outcome.Done.class);
            assertThat(value("pwdReset")).isEqualTo("TRUE");
            assertThat(value("userAccountControl")).isEqualTo("514");
        }
        assertThat(account.undoable()).isTrue();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(account.undo(Targets.of("rashdown"))).isInstanceOf(Outcome.Done.class);
            assertThat(value("pwdReset")).isNull();
            assertThat(value("userAccountControl")).isEqualTo("512");
        }
    }

    @Test
    void activeDirectorysExpiredPasswordIsAValueOfItsOwn() throws Exception {
        LdapAccount account = account("right", new Change("pwdLastSet", "0", "-1", null));
        account.apply(Targets.of("rashdown"));
        assertThat(value("pwdLastSet")).isEqualTo("0");
        account.undo(Targets.of("rashdown"));
        assertThat(value("pwdLastSet")).isEqualTo("-1");
    }

    @Test
    void whatHasNoValueForClearedStays() throws Exception {
        LdapAccount account = account("right", new Change("pwdReset", "TRUE", null, null));
        assertThat(account.undoable()).isFalse();
        account.apply(Targets.of("rashdown"));
        account.undo(Targets.of("rashdown"));
        assertThat(value("pwdReset")).isEqualTo("TRUE");
    }

    @Test
    void anAccountThatIsNoLongerThereIsSaid() {
        assertThat(account("right", PASSWORD_EXPIRED).apply(Targets.of("nobody")))
                .isEqualTo(new Outcome.Failed("The directory has no account of this name: it may have been closed."));
    }

    @Test
    void aNameIsNoFilter() throws Exception {
        assertThat(account("right", PASSWORD_EXPIRED).apply(Targets.of("*"))).isInstanceOf(Outcome.Failed.class);
        assertThat(value("pwdReset")).isNull();
    }

    @Test
    void ofTwoAccountsOfOneNameNoneIsTouched() throws Exception {
        directory.add("dn: ou=guests," + BASE, "objectClass: organizationalUnit", "ou: guests");
        directory.add("dn: uid=rashdown,ou=guests," + BASE, "objectClass: inetOrgPerson", "uid: rashdown");
        assertThat(account("right", PASSWORD_EXPIRED).apply(Targets.of("rashdown")))
                .isInstanceOf(Outcome.Failed.class);
        assertThat(value("pwdReset")).isNull();
    }

    @Test
    void aWrongPasswordWaitsForAPerson() {
        assertThat(account("wrong", PASSWORD_EXPIRED).apply(Targets.of("rashdown")))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.sentence()).contains("credentials", "settings"));
    }

    @Test
    void aDirectoryThatIsDownIsTriedAgainLater() {
        LdapAccount account = account("right", PASSWORD_EXPIRED);
        directory.shutDown(true);
        assertThat(account.apply(Targets.of("rashdown")))
                .isEqualTo(new Outcome.Retry("The directory cannot be reached."));
    }

    @Test
    void bitsOfSomethingThatIsNoNumberAreRefused() {
        assertThat(account("right", new Change("uid", null, null, 2L)).apply(Targets.of("rashdown")))
                .isInstanceOf(Outcome.Failed.class);
    }

    private LdapAccount account(String password, Change... changes) {
        Ldap settings = new Ldap(
                URI.create("ldap://127.0.0.1:" + directory.getListenPort()),
                "cn=carrel",
                password,
                BASE,
                "uid",
                List.of(changes));
        return new LdapAccount(settings, Duration.ofSeconds(5));
    }

    private @Nullable String value(String attribute) throws Exception {
        return directory.getEntry(ROWAN).getAttributeValue(attribute);
    }
}
