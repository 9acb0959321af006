package org.carrel.privacy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/// Writes rows by the thousand, by PostgreSQL's `COPY`. It goes past whoever notes what is read, so it only writes.
///
/// The transaction has to be under way: its first statement makes it act for its purpose.
@Component
public class CopyIn {

    private static final Pattern WRITES =
            Pattern.compile("COPY [a-z_]+\\.[a-z_]+ \\([a-z_]+(,\\s+[a-z_]+)*\\) FROM STDIN\\s*");

    private final JdbcOperations operations;

    CopyIn(JdbcOperations operations) {
        this.operations = operations;
    }

    /// @param statement `COPY schema.table (column, column) FROM STDIN`
    /// @param rows      in the text format of `COPY`; may be empty
    /// @return how many rows there were
    public long rows(String statement, String rows) {
        if (!WRITES.matcher(statement).matches()) {
            throw new IllegalArgumentException("rows are copied into columns of a table, not by " + statement);
        }
        if (rows.isEmpty()) {
            return 0;
        }
        return Objects.requireNonNull(operations.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement, new StringReader(rows));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }
}
