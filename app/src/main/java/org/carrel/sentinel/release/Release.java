package org.carrel.sentinel.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.carrel.people.AccountId;

/// One entry of the history.
///
/// @param kind `release` or `reversal`
/// @param signedAt to the microsecond, as the database keeps it
/// @param hash SHA-256 over everything else, the hash before it included: who alters an old entry
///     must make all later ones anew. It is no signature with a key: it shows that something was
///     altered, not by whom
record Release(
        long id,
        String kind,
        Choice choice,
        String reason,
        UUID proposedBy,
        UUID signedBy,
        Instant signedAt,
        String previousHash,
        String hash) {

    static Release sign(
            String kind,
            Choice choice,
            String reason,
            UUID proposedBy,
            UUID signedBy,
            Instant signedAt,
            String previousHash) {
        String hash = hash(kind, choice, reason, proposedBy, signedBy, signedAt, previousHash);
        return new Release(0, kind, choice, reason, proposedBy, signedBy, signedAt, previousHash, hash);
    }

    /// Whether no entry was altered, taken out or put in between.
    ///
    /// @param newestFirst the whole history
    static boolean isIntact(List<Release> newestFirst) {
        String previous = "";
        for (Release entry : newestFirst.reversed()) {
            String hash = hash(
                    entry.kind,
                    entry.choice,
                    entry.reason,
                    entry.proposedBy,
                    entry.signedBy,
                    entry.signedAt,
                    entry.previousHash);
            if (!entry.previousHash.equals(previous) || !entry.hash.equals(hash)) {
                return false;
            }
            previous = entry.hash;
        }
        return true;
    }

    String shortHash() {
        return hash.substring(0, 12);
    }

    static String shortId(UUID account) {
        return new AccountId(account).brief();
    }

    private static String hash(
            String kind,
            Choice choice,
            String reason,
            UUID proposedBy,
            UUID signedBy,
            Instant signedAt,
            String previousHash) {
        // The reason is the only free text; it stands last, so that no two entries are written the same.
        String text = String.join(
                "\n",
                previousHash,
                kind,
                String.valueOf(choice.alertsPerDay()),
                choice.weights().written(),
                proposedBy.toString(),
                signedBy.toString(),
                signedAt.toString(),
                reason);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
