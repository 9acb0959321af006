package org.carrel.people.stepup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.people.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.stereotype.Repository;

/// Purpose: `sign_in`.
@Repository
class PasskeyRepository {

    private final JdbcClient jdbc;

    PasskeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Passkey> of(AccountId account) {
        return jdbc.sql("""
                        SELECT id, label, made_at, used_at FROM people.passkey WHERE account_id = ? ORDER BY made_at, id
                        """)
                .param(account.value())
                .query((row, number) -> new Passkey(
                        row.getObject("id", UUID.class),
                        row.getString("label"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getObject("used_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    List<CredentialRecord> records(AccountId account) {
        return jdbc.sql("""
                        SELECT account_id, credential_id, label, public_key, attestation, signature_count, transports,
                               made_at, used_at
                        FROM people.passkey WHERE account_id = ? ORDER BY made_at, id
                        """)
                .param(account.value())
                .query((row, number) -> credential(row))
                .list();
    }

    Optional<CredentialRecord> record(byte[] credentialId) {
        return jdbc.sql("""
                        SELECT account_id, credential_id, label, public_key, attestation, signature_count, transports,
                               made_at, used_at
                        FROM people.passkey WHERE credential_id = ?
                        """)
                .param(credentialId)
                .query((row, number) -> credential(row))
                .optional();
    }

    void add(AccountId account, CredentialRecord credential, byte[] attestation, Instant now) {
        jdbc.sql("""
                        INSERT INTO people.passkey (id, account_id, credential_id, label, public_key, attestation,
                                                    signature_count, transports, made_at, used_at)
                        VALUES (:id, :account, :credential, :label, :key, :attestation, :count, :transports, :now, :now)
                        """)
                .param("id", UUID.randomUUID())
                .param("account", account.value())
                .param("credential", credential.getCredentialId().getBytes())
                .param("label", credential.getLabel())
                .param("key", credential.getPublicKey().getBytes())
                .param("attestation", attestation)
                .param("count", credential.getSignatureCount())
                .param(
                        "transports",
                        credential.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .sorted()
                                .collect(Collectors.joining(" ")))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// False where the key counted less than before, as a copy of it would (WebAuthn, 6.1.1).
    boolean used(byte[] credentialId, long count, Instant now) {
        return jdbc.sql("""
                        UPDATE people.passkey SET signature_count = :count, used_at = :now
                        WHERE credential_id = :credential
                          AND (signature_count < :count OR (signature_count = 0 AND :count = 0))
                        """)
                        .param("count", count)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("credential", credentialId)
                        .update()
                == 1;
    }

    void remove(AccountId account, UUID id) {
        jdbc.sql("DELETE FROM people.passkey WHERE account_id = :account AND id = :id")
                .param("account", account.value())
                .param("id", id)
                .update();
    }

    private static CredentialRecord credential(ResultSet row) throws SQLException {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(PasskeyOwners.handle(new AccountId(row.getObject("account_id", UUID.class))))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .transports(Arrays.stream(row.getString("transports").split(" "))
                        .filter(name -> !name.isEmpty())
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toUnmodifiableSet()))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .label(row.getString("label"))
                .created(row.getObject("made_at", OffsetDateTime.class).toInstant())
                .lastUsed(row.getObject("used_at", OffsetDateTime.class).toInstant())
                .build();
    }
}
