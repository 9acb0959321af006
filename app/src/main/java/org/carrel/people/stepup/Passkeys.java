package org.carrel.people.stepup;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.carrel.people.AccountId;
import org.carrel.people.SignedIn;
import org.carrel.web.LibraryProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Passkeys (WebAuthn), by Spring Security's support. A page asks with a challenge that the
/// session keeps as a text; the answer comes back in a form.
///
/// There are none without the site's address (`carrel.web.address`): a passkey belongs to a name,
/// and a name that a request brings along could be anybody's.
@Component
class Passkeys {

    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private final PasskeyCredentials credentials;
    private final LibraryProfile library;
    private final Environment environment;

    Passkeys(PasskeyCredentials credentials, LibraryProfile library, Environment environment) {
        this.credentials = credentials;
        this.library = library;
        this.environment = environment;
    }

    static String newChallenge() {
        return Bytes.random().toBase64UrlString();
    }

    boolean arePossible() {
        return site().isPresent();
    }

    /// What the browser needs to make one, as JSON; empty where there can be none.
    Optional<String> toMake(SignedIn somebody, String challenge) {
        return site().map(site -> JSON.writeValueAsString(operations(site, somebody, challenge)
                .createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(authentication(somebody)))));
    }

    /// What the browser needs to show one, as JSON; empty where there can be none.
    Optional<String> toShow(SignedIn somebody, String challenge) {
        return site().map(site -> JSON.writeValueAsString(operations(site, somebody, challenge)
                .createCredentialRequestOptions(
                        new ImmutablePublicKeyCredentialRequestOptionsRequest(authentication(somebody)))));
    }

    /// Whether a passkey was made; it is kept then.
    ///
    /// @param answer of the browser, as JSON
    boolean make(SignedIn somebody, String challenge, String answer, String label) {
        return checked("made", somebody, () -> {
            Webauthn4JRelyingPartyOperations here = operations(site().orElseThrow(), somebody, challenge);
            PublicKeyCredential<AuthenticatorAttestationResponse> made =
                    JSON.readValue(answer, new TypeReference<>() {});
            here.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                    here.createPublicKeyCredentialCreationOptions(
                            new ImmutablePublicKeyCredentialCreationOptionsRequest(authentication(somebody))),
                    new RelyingPartyPublicKey(made, label)));
        });
    }

    /// Whether one of this account's passkeys was shown.
    boolean isShown(SignedIn somebody, String challenge, String answer) {
        return checked("shown", somebody, () -> {
            Webauthn4JRelyingPartyOperations here = operations(site().orElseThrow(), somebody, challenge);
            PublicKeyCredential<AuthenticatorAssertionResponse> shown =
                    JSON.readValue(answer, new TypeReference<>() {});
            AccountId whose = PasskeyOwners.account(here.authenticate(new RelyingPartyAuthenticationRequest(
                            here.createCredentialRequestOptions(
                                    new ImmutablePublicKeyCredentialRequestOptionsRequest(authentication(somebody))),
                            shown))
                    .getId());
            if (!whose.equals(somebody.accountId())) {
                throw new IllegalArgumentException("Somebody else’s passkey");
            }
        });
    }

    /// Whatever an answer may be wrong in, the library throws exceptions of its own and of others.
    private static boolean checked(String what, SignedIn somebody, Runnable check) {
        try {
            check.run();
            return true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "A passkey of account {} was not {}: {}",
                    somebody.subject(),
                    what,
                    e.getClass().getName());
            return false;
        }
    }

    private Webauthn4JRelyingPartyOperations operations(URI site, SignedIn somebody, String challenge) {
        Webauthn4JRelyingPartyOperations operations = new Webauthn4JRelyingPartyOperations(
                new PasskeyOwners(),
                credentials,
                PublicKeyCredentialRpEntity.builder()
                        .id(site.getHost())
                        .name(library.name())
                        .build(),
                Set.of(site.getScheme() + "://" + site.getRawAuthority()));
        Bytes expected = Bytes.fromBase64(challenge);
        operations.setCustomizeCreationOptions(options -> options.challenge(expected)
                .user(ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(PasskeyOwners.handle(somebody.accountId()))
                        .name(somebody.displayName())
                        .displayName(somebody.displayName())
                        .build()));
        operations.setCustomizeRequestOptions(options -> options.challenge(expected));
        return operations;
    }

    /// Read when it is needed: a test learns its port only then.
    private Optional<URI> site() {
        String address = environment.getProperty("carrel.web.address", "");
        return Optional.of(address)
                .filter(text -> !text.isEmpty())
                .map(URI::create)
                .filter(uri -> uri.getHost() != null && !uri.getHost().matches("[0-9.]+|\\[.*]"));
    }

    private static Authentication authentication(SignedIn somebody) {
        return UsernamePasswordAuthenticationToken.authenticated(somebody, null, AuthorityUtils.NO_AUTHORITIES);
    }
}
