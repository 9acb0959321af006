package org.carrel.people.stepup;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.bouncycastle.util.encoders.Base32;
import org.carrel.people.AccountId;
import org.carrel.people.SignedIn;
import org.carrel.people.signin.Guard;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.web.LibraryProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriUtils;

/// The second proofs of an account: set up, shown, taken away. Guessing is slowed down as it is for passwords, under a
/// name of its own for each account.
@Service
class SecondFactors {

    static final Purpose SIGN_IN = new Purpose("sign_in");

    private static final Pattern CODE = Pattern.compile("[0-9]{" + Totp.DIGITS + "}");

    private final SecureRandom random = new SecureRandom();
    private final Totp totp = new Totp(Totp.DIGITS);

    private final SecondFactorRepository factors;
    private final PasskeyRepository keys;
    private final Passkeys passkeys;
    private final SecretSeal seal;
    private final Guard guard;
    private final Purposes purposes;
    private final LibraryProfile library;
    private final Clock clock;

    SecondFactors(
            SecondFactorRepository factors,
            PasskeyRepository keys,
            Passkeys passkeys,
            SecretSeal seal,
            Guard guard,
            Purposes purposes,
            LibraryProfile library,
            Clock clock) {
        this.factors = factors;
        this.keys = keys;
        this.passkeys = passkeys;
        this.seal = seal;
        this.guard = guard;
        this.purposes = purposes;
        this.library = library;
        this.clock = clock;
    }

    /// @param app   since when there is one; null where there is none
    /// @param codes recovery codes that were not used
    record State(@Nullable Instant app, List<Passkey> passkeys, int codes) {

        boolean isSetUp() {
            return app != null || !passkeys.isEmpty();
        }
    }

    /// What an app has to be told.
    ///
    /// @param secret to type, in groups of four
    /// @param uri    to scan
    record Offer(String secret, String uri) {}

    sealed interface Check {

        record Right() implements Check {}

        record Wrong() implements Check {}

        record Wait(Duration remaining) implements Check {}
    }

    State of(AccountId account) {
        return purposes.in(
                SIGN_IN,
                () -> new State(
                        factors.confirmedAt(account).orElse(null), keys.of(account), factors.codesLeft(account)));
    }

    /// A code of the app, or a recovery code, which is used up.
    Check check(SignedIn somebody, String typed, String address) {
        String code = typed.replaceAll("\\s", "");
        return guarded(
                somebody,
                address,
                () -> CODE.matcher(code).matches()
                        ? isOfApp(somebody.accountId(), code, true)
                        : purposes.in(SIGN_IN, () -> factors.take(somebody.accountId(), RecoveryCodes.hash(code))));
    }

    Check check(SignedIn somebody, String challenge, String answer, String address) {
        return guarded(somebody, address, () -> passkeys.isShown(somebody, challenge, answer));
    }

    private Check guarded(SignedIn somebody, String address, BooleanSupplier proof) {
        String name = "second proof of " + somebody.subject();
        Optional<Duration> wait = guard.admit(name, address);
        if (wait.isPresent()) {
            return new Check.Wait(wait.get());
        }
        if (!proof.getAsBoolean()) {
            return new Check.Wrong();
        }
        guard.succeeded(name, address);
        return new Check.Right();
    }

    private boolean isOfApp(AccountId account, String code, boolean confirmed) {
        return purposes.in(SIGN_IN, () -> {
            OptionalLong step = factors.hold(account)
                    .filter(app -> (app.confirmedAt() != null) == confirmed)
                    .map(app -> seal.open(account, app.sealed())
                            .map(secret -> totp.step(secret, code, clock.instant(), app.lastStep()))
                            .orElseGet(OptionalLong::empty))
                    .orElseGet(OptionalLong::empty);
            step.ifPresent(used -> factors.used(account, used, clock.instant()));
            return step.isPresent();
        });
    }

    /// A new secret for an app; empty where there is an app already.
    Optional<Offer> offerApp(SignedIn somebody) {
        byte[] secret = new byte[Totp.SECRET];
        random.nextBytes(secret);
        byte[] sealed = seal.seal(somebody.accountId(), secret);
        boolean begun = purposes.in(SIGN_IN, () -> factors.begin(somebody.accountId(), sealed, clock.instant()));
        return begun ? Optional.of(offer(somebody, secret)) : Optional.empty();
    }

    /// The secret that was offered and not confirmed yet.
    Optional<Offer> offered(SignedIn somebody) {
        return purposes.in(SIGN_IN, () -> factors.hold(somebody.accountId()))
                .filter(app -> app.confirmedAt() == null)
                .flatMap(app -> seal.open(somebody.accountId(), app.sealed()))
                .map(secret -> offer(somebody, secret));
    }

    private Offer offer(SignedIn somebody, byte[] secret) {
        String text = new String(Base32.encode(secret), StandardCharsets.US_ASCII);
        String issuer = UriUtils.encode(library.name(), StandardCharsets.UTF_8);
        String label = issuer + ":" + UriUtils.encode(somebody.displayName(), StandardCharsets.UTF_8);
        return new Offer(
                text.replaceAll("(.{4})(?=.)", "$1 "),
                "otpauth://totp/" + label + "?secret=" + text + "&issuer=" + issuer);
    }

    /// Whether the app shows the codes it should; it counts from now on.
    Check confirmApp(SignedIn somebody, String typed, String address) {
        String code = typed.replaceAll("\\s", "");
        return guarded(somebody, address, () -> isOfApp(somebody.accountId(), code, false));
    }

    /// New recovery codes, known here and now only; the earlier ones end.
    List<String> newCodes(AccountId account) {
        List<String> codes = RecoveryCodes.fresh();
        purposes.run(
                SIGN_IN,
                () -> factors.codes(
                        account, codes.stream().map(RecoveryCodes::hash).toList()));
        return codes;
    }

    void removeApp(AccountId account) {
        purposes.run(SIGN_IN, () -> {
            factors.removeApp(account);
            forgetCodesWithoutFactor(account);
        });
    }

    void removePasskey(AccountId account, UUID id) {
        purposes.run(SIGN_IN, () -> {
            keys.remove(account, id);
            forgetCodesWithoutFactor(account);
        });
    }

    private void forgetCodesWithoutFactor(AccountId account) {
        if (factors.confirmedAt(account).isEmpty() && keys.of(account).isEmpty()) {
            factors.codes(account, List.of());
        }
    }
}
