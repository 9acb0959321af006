package org.carrel.privacy.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The whole record as the database's owner reads it, a page at a time.
final class RecordInDatabase {

    private static final int PAGE = 5_000;

    private final Connection owner;

    RecordInDatabase(Connection owner) {
        this.owner = owner;
    }

    ChainCheck.Verdict verify(byte @Nullable [] publicKey) throws SQLException {
        ChainCheck check = new ChainCheck("the database", publicKey);
        Deque<Checkpoint> signed = checkpoints();
        owner.setAutoCommit(false);
        try (PreparedStatement query = owner.prepareStatement("""
                SELECT seq, at, actor, subject, nonce, content, hash FROM privacy.audit_entry ORDER BY seq
                """)) {
            query.setFetchSize(PAGE);
            try (ResultSet rows = query.executeQuery()) {
                while (check.goesOn() && rows.next()) {
                    Entry entry = ChainRepository.entry(rows);
                    check.entry(entry);
                    while (check.goesOn()
                            && !signed.isEmpty()
                            && signed.getFirst().seq() == entry.seq()) {
                        check.checkpoint(signed.removeFirst());
                    }
                }
            }
        }
        while (check.goesOn() && !signed.isEmpty()) {
            check.checkpoint(signed.removeFirst());
        }
        owner.rollback();
        return check.verdict();
    }

    private Deque<Checkpoint> checkpoints() throws SQLException {
        Deque<Checkpoint> found = new ArrayDeque<>();
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT seq, hash, made_at, public_key, signature FROM privacy.audit_checkpoint ORDER BY seq
                        """)) {
            while (rows.next()) {
                found.add(ChainRepository.checkpoint(rows));
            }
        }
        return found;
    }
}
