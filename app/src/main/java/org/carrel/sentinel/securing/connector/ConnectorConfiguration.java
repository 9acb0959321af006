package org.carrel.sentinel.securing.connector;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.carrel.people.SignInLock;
import org.carrel.sentinel.securing.connector.ConnectorSettings.Keycloak;
import org.carrel.sentinel.securing.connector.ConnectorSettings.Mail;
import org.carrel.sentinel.securing.connector.ConnectorSettings.Ticket;
import org.carrel.web.LibraryProfile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectorSettings.class)
class ConnectorConfiguration {

    private final ConnectorSettings settings;
    private final Wording wording;
    private final String address;
    private final Clock clock;

    ConnectorConfiguration(
            ConnectorSettings settings,
            MessageSource messages,
            LibraryProfile library,
            @Value("${carrel.web.address:}") String address,
            Clock clock) {
        this.settings = settings;
        this.wording = new Wording(messages, library, address);
        this.address = address;
        this.clock = clock;
    }

    @Bean
    Connectors connectors(@Value("${carrel.data}") Path data, SignInLock lock, Environment environment) {
        List<Connector> found = new ArrayList<>();
        found.add(new LocalSignIn(lock));
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            standIns(data, found);
        }
        // What is set up takes the place of its stand-in.
        if (settings.ezproxy() != null) {
            found.add(new BlockList(settings.ezproxy().blockList()));
        }
        if (settings.ldap() != null) {
            found.add(new LdapAccount(settings.ldap(), settings.patience()));
        }
        keycloak(found);
        ticketByHttp(found);
        mail(found);
        return new Connectors(found);
    }

    @Bean
    Post post(@Value("${carrel.data}") Path data, Environment environment) {
        Mail mail = settings.mail();
        if (mail != null) {
            return new Mailer(mail, settings.patience(), clock);
        }
        return environment.acceptsProfiles(Profiles.of("demo")) ? new Outbox(data.resolve("outbox")) : new NoPost();
    }

    private void standIns(Path data, List<Connector> found) {
        List.of(
                        StepKind.EZPROXY_BLOCK,
                        StepKind.KEYCLOAK_PASSWORD,
                        StepKind.KEYCLOAK_SESSIONS,
                        StepKind.LDAP_ACCOUNT,
                        StepKind.TICKET_HTTP,
                        StepKind.TICKET_MAIL)
                .forEach(kind -> found.add(new StandIn(kind)));
        found.add(new StandInMessage(data.resolve("outbox"), wording));
    }

    private void keycloak(List<Connector> found) {
        Keycloak keycloak = settings.keycloak();
        if (keycloak != null) {
            KeycloakAccounts accounts = new KeycloakAccounts(keycloak, settings.patience());
            found.add(new KeycloakPassword(accounts, keycloak.disableAccount()));
            found.add(new KeycloakSessions(accounts));
        }
    }

    private void ticketByHttp(List<Connector> found) {
        Ticket ticket = settings.ticket();
        URI url = ticket == null ? null : ticket.url();
        if (ticket != null && url != null) {
            found.add(new TicketByHttp(ticket, url, settings.patience(), wording));
        }
    }

    private void mail(List<Connector> found) {
        Mail mail = settings.mail();
        if (mail == null) {
            return;
        }
        Mailer mailer = new Mailer(mail, settings.patience(), clock);
        Ticket ticket = settings.ticket();
        String desk = ticket == null ? null : ticket.mailTo();
        if (ticket != null && desk != null) {
            found.add(new TicketByMail(mailer, wording, desk, ticket.withUsername()));
        }
        // Without an address the link in it would lead nowhere.
        if (!address.isEmpty()
                && (settings.message() == null || settings.message().enabled())) {
            found.add(new OwnerMessage(mailer, wording));
        }
    }
}
