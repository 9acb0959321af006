package org.carrel.privacy.notice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.TreeSet;

/// One number for who may do what with which column and row: what follows from the notice, and what
/// the database holds. The two are equal or something was changed behind the program's back.
final class GrantDigest {

    private GrantDigest() {}

    static String generated(SortedSet<Grant> grants, SortedSet<RowPolicy> policies) {
        SortedSet<String> lines = new TreeSet<>();
        grants.forEach(grant -> lines.add(grant.toString()));
        policies.forEach(policy -> {
            lines.add(PolicyWriter.line(policy));
            lines.add(PolicyWriter.guarded(policy.relation()));
        });
        return digest(lines);
    }

    /// @param any somebody who may read the catalogue, which everybody may
    static String live(Connection any) throws SQLException {
        SortedSet<String> lines = new TreeSet<>();
        new LiveDatabase(any).grants().forEach(grant -> lines.add(grant.toString()));
        lines.addAll(new PolicyWriter(any).lines());
        return digest(lines);
    }

    private static String digest(SortedSet<String> lines) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> sha.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
