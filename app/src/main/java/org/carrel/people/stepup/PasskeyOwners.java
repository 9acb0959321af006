package org.carrel.people.stepup;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/// Whose a passkey is, as WebAuthn wants it: the account's number, which tells a stranger
/// nothing. Every account is one, so nothing is kept.
final class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

    private static final int BYTES = 16;

    static Bytes handle(AccountId account) {
        UUID id = account.value();
        return new Bytes(ByteBuffer.allocate(BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    static AccountId account(Bytes handle) {
        ByteBuffer bytes = ByteBuffer.wrap(handle.getBytes());
        return new AccountId(new UUID(bytes.getLong(), bytes.getLong()));
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return owner(account(id));
    }

    /// @param username the account's number: what a principal here is called
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return owner(new AccountId(UUID.fromString(username)));
    }

    private static PublicKeyCredentialUserEntity owner(AccountId account) {
        String name = account.value().toString();
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle(account))
                .name(name)
                .displayName(name)
                .build();
    }

    @Override
    public void save(PublicKeyCredentialUserEntity owner) {}

    @Override
    public void delete(Bytes id) {}
}
