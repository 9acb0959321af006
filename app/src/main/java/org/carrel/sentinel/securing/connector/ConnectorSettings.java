package org.carrel.sentinel.securing.connector;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where securing an account reaches out to. What is absent is off.
/// `docs/operating-the-sentinel.md` explains each.
///
/// @param patience how long one request to another system may take
@ConfigurationProperties("carrel.sentinel.securing")
public record ConnectorSettings(
        @DefaultValue("10s") Duration patience,
        @Nullable Keycloak keycloak,
        @Nullable Ldap ldap,
        @Nullable Mail mail,
        @Nullable Ticket ticket,
        @Nullable Ezproxy ezproxy,
        @Nullable Message message) {

    /// @param url            such as `https://sso.example.org`, before `/realms`
    /// @param clientId       a confidential client with a service account that may manage users
    /// @param disableAccount whether nobody at all may sign in until the account is cleared
    public record Keycloak(
            URI url,
            String realm,
            String clientId,
            String clientSecret,
            @DefaultValue("false") boolean disableAccount) {}

    /// @param url           `ldaps://host` or `ldap://host:port`
    /// @param userAttribute whose value is the user name
    /// @param changes       what is written into the account's entry
    public record Ldap(
            URI url,
            String bindDn,
            String bindPassword,
            String baseDn,
            @DefaultValue("uid") String userAttribute,
            @DefaultValue List<Change> changes) {

        /// Either a value, or bits of a number.
        ///
        /// @param value   written when the account is secured
        /// @param cleared written when it is cleared; empty removes the attribute, absent leaves it
        ///     as it is
        /// @param bits    set in the attribute's number when the account is secured, unset when it
        ///     is cleared
        public record Change(
                String attribute,
                @Nullable String value,
                @Nullable String cleared,
                @Nullable Long bits) {}
    }

    /// @param encryption `starttls`, `tls` or `none`
    public record Mail(
            String host,
            @DefaultValue("587") int port,
            @Nullable String username,
            @Nullable String password,
            String from,
            @DefaultValue("starttls") String encryption) {}

    /// @param mailTo       the service desk's address, for tickets by mail
    /// @param url          of a ticket system that speaks Zammad's JSON, before `/api/v1`
    /// @param customer     on whose behalf the ticket is opened there: an address it knows
    /// @param withUsername whether the ticket names the account by its user name
    public record Ticket(
            @Nullable String mailTo,
            @Nullable URI url,
            @Nullable String token,
            @DefaultValue("Users") String group,
            @Nullable String customer,
            @DefaultValue("false") boolean withUsername) {}

    /// @param blockList the file that EZproxy's `user.txt` looks into
    public record Ezproxy(Path blockList) {}

    /// @param enabled whether the owner of the account is written to; needs `mail` and
    ///     `carrel.web.address`
    public record Message(@DefaultValue("true") boolean enabled) {}
}
