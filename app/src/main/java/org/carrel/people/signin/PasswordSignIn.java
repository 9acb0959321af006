package org.carrel.people.signin;

import java.time.Duration;
import java.util.Optional;
import org.carrel.people.SignedIn;
import org.carrel.people.account.Passwords;
import org.carrel.people.account.Username;
import org.carrel.people.signin.SignInRepository.Credentials;
import org.carrel.privacy.Purposes;
import org.carrel.web.For;
import org.carrel.web.TooManyAttempts;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/// Signs in with a local account. A name that does not exist is answered as a wrong password is,
/// after the same work.
@For("sign_in")
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final Guard guard;
    private final Passwords passwords;
    private final SignInRepository accounts;
    private final AccountViewers viewers;
    private final Purposes purposes;

    PasswordSignIn(
            Guard guard, Passwords passwords, SignInRepository accounts, AccountViewers viewers, Purposes purposes) {
        this.guard = guard;
        this.passwords = passwords;
        this.accounts = accounts;
        this.viewers = viewers;
        this.purposes = purposes;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String username = attempt.getName();
        String password = String.valueOf(attempt.getCredentials());
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "unknown";
        Optional<Duration> wait = guard.admit(username, address);
        if (wait.isPresent()) {
            throw new TooManyAttempts(wait.get());
        }
        SignedIn signedIn = check(username, password).orElseThrow(() -> new BadCredentialsException("Refused"));
        guard.succeeded(username, address);
        return UsernamePasswordAuthenticationToken.authenticated(
                signedIn, null, AuthorityUtils.createAuthorityList(signedIn.authorities()));
    }

    private Optional<SignedIn> check(String username, String password) {
        Optional<Credentials> found = Username.of(username)
                .flatMap(name -> purposes.in(Guard.SIGN_IN, () -> accounts.credentials(name.value())));
        @Nullable String hash = found.map(Credentials::hash).orElse(null);
        if (!passwords.matches(password, hash) || found.isEmpty()) {
            return Optional.empty();
        }
        // Said only to who knows the password, so that nobody learns whose account was locked.
        if (found.get().refused()) {
            throw new CredentialsExpiredException("Another password has to be chosen");
        }
        if (hash != null && passwords.isOutdated(hash)) {
            String renewed = passwords.hash(password);
            purposes.run(Guard.SIGN_IN, () -> accounts.renewHash(found.get().account(), renewed));
        }
        return viewers.find(found.get().account(), null);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
