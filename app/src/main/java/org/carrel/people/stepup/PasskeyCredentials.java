package org.carrel.people.stepup;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.carrel.privacy.Purposes;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/// Spring Security's passkeys, kept for the purpose of signing in.
@Component
class PasskeyCredentials implements UserCredentialRepository {

    private final PasskeyRepository passkeys;
    private final Purposes purposes;
    private final Clock clock;

    PasskeyCredentials(PasskeyRepository passkeys, Purposes purposes, Clock clock) {
        this.passkeys = passkeys;
        this.purposes = purposes;
        this.clock = clock;
    }

    /// @throws IllegalArgumentException for a key that counts less than it did
    @Override
    public void save(CredentialRecord credential) {
        byte[] id = credential.getCredentialId().getBytes();
        byte[] attestation =
                Objects.requireNonNull(credential.getAttestationObject()).getBytes();
        purposes.run(SecondFactors.SIGN_IN, () -> {
            if (passkeys.record(id).isEmpty()) {
                passkeys.add(
                        PasskeyOwners.account(credential.getUserEntityUserId()),
                        credential,
                        attestation,
                        clock.instant());
            } else if (!passkeys.used(id, credential.getSignatureCount(), clock.instant())) {
                throw new IllegalArgumentException("The passkey may have been copied");
            }
        });
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return purposes.in(SecondFactors.SIGN_IN, () -> passkeys.record(id.getBytes()))
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return purposes.in(SecondFactors.SIGN_IN, () -> passkeys.records(PasskeyOwners.account(handle)));
    }

    /// Passkeys are taken away by their holders, through [SecondFactors].
    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException();
    }
}
