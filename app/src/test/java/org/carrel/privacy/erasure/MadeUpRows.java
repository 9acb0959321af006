package org.carrel.privacy.erasure;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.privacy.Subject;
import org.carrel.privacy.notice.ColumnName;
import org.carrel.privacy.notice.DeclaredColumn;
import org.carrel.privacy.notice.DeclaredColumn.Owner;
import org.carrel.privacy.retention.Catalogue.Reference;
import org.carrel.privacy.retention.Times;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/// Makes a row of somebody in every table that the notice leads to people, from the live catalogue alone: types, checks
/// and keys. Where a check refuses a row, the values of its columns are changed until it does not.
final class MadeUpRows {

    private static final String CHECK = "23514";
    private static final String NOT_NULL = "23502";
    private static final int MOST = 2_000;
    private static final int MOST_FULL = 500;
    private static final Pattern QUOTED = Pattern.compile("'((?:[^']|'')*)'::(?:text|character)");

    private final OwnerOfDatabase database;
    private final Times times;
    private final Subject subject;
    private final String token;
    private final String canary;
    private final Predicate<ColumnName> wanted;
    private final Map<String, Map<String, String>> made = new TreeMap<>();
    private final Map<String, String> canaries = new TreeMap<>();
    /// The same each time.
    private final Random chance = new Random(7);
    private int columns;

    /// @param canary lower-case letters that stand nowhere else
    /// @param wanted columns that have to hold a canary in some row
    MadeUpRows(
            OwnerOfDatabase database,
            Times times,
            Subject subject,
            String token,
            String canary,
            Predicate<ColumnName> wanted) {
        this.wanted = wanted;
        this.database = database;
        this.times = times;
        this.subject = subject;
        this.token = token;
        this.canary = canary;
    }

    /// What was put into which column: texts and bytes that must be gone later.
    Map<String, String> canaries() {
        return canaries;
    }

    /// The tables in which there is a row now.
    Map<String, Map<String, String>> made() {
        return made;
    }

    /// @param relations those that lead to people
    void make(List<String> relations) {
        try (Connection owner = database.connect()) {
            owner.setAutoCommit(false);
            for (String relation : relations) {
                if (isRoot(relation)) {
                    // twice: a check may look at two columns, and one of them comes first
                    existing(owner, relation);
                    existing(owner, relation);
                }
            }
            for (String relation : relations) {
                row(owner, relation, 0);
            }
            owner.commit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private boolean isRoot(String relation) {
        return times.ownership().roots().stream()
                .anyMatch(root -> root.relation().equals(relation));
    }

    /// The person and the account are there: what of them is empty is filled, every name becomes a canary.
    private void existing(Connection owner, String relation) throws SQLException {
        ColumnName root = times.ownership().roots().stream()
                .filter(one -> one.relation().equals(relation))
                .findFirst()
                .orElseThrow();
        String id = String.valueOf(relation.equals("people.person") ? subject.person() : subject.account());
        for (DeclaredColumn column : times.columns(relation)) {
            if (column.owners().isEmpty() && column.personal()) {
                for (@Nullable String value : candidates(owner, column.name())) {
                    Savepoint before = owner.setSavepoint();
                    try (PreparedStatement update = owner.prepareStatement("UPDATE " + relation + " SET "
                            + column.name().column() + " = ?::" + type(column.name()) + " WHERE "
                            + root.column() + "::text = ?")) {
                        update.setString(1, value);
                        update.setString(2, id);
                        if (value != null && !column.category().orElse("").equals("username")) {
                            update.executeUpdate();
                            remember(column.name(), value);
                        }
                        break;
                    } catch (PSQLException refused) {
                        owner.rollback(before);
                    }
                }
            }
        }
        made.put(relation, read(owner, relation, root.column() + "::text = '" + id + "'"));
    }

    private Map<String, String> row(Connection owner, String relation, int depth) throws SQLException {
        Map<String, String> there = made.get(relation);
        if (there != null) {
            return there;
        }
        if (depth > 10) {
            throw new AssertionError("The foreign keys of " + relation + " go in a circle");
        }
        if (times.ownership().leads(relation).isEmpty()) {
            Map<String, String> any = read(owner, relation, "true LIMIT 1");
            if (!any.isEmpty()) {
                return any;
            }
        }
        Map<String, String> fixed = new LinkedHashMap<>();
        for (DeclaredColumn lead : times.ownership().leads(relation)) {
            fixed.put(lead.name().column(), lead(owner, lead, depth));
        }
        for (Reference reference : times.catalogue().references()) {
            if (reference.child().equals(relation) && !reference.parent().equals(relation)) {
                Map<String, String> parent = row(owner, reference.parent(), depth + 1);
                for (int i = 0; i < reference.columns().size(); i++) {
                    fixed.putIfAbsent(
                            reference.columns().get(i),
                            parent.get(reference.parentColumns().get(i)));
                }
            }
        }
        Map<String, String> row = insert(owner, relation, fixed, Set.of(), false)
                .or(() -> insert(owner, relation, fixed, Set.of(), true))
                .orElseThrow(() -> new AssertionError(
                        "No row of " + relation + " could be made up: its checks are beyond the generator"));
        made.put(relation, row);
        for (ColumnName column : columns(owner, relation)) {
            if (wanted.test(column)
                    && !canaries.containsKey(column.toString())
                    && !fixed.containsKey(column.column())) {
                // what one row cannot hold beside something else another may
                insert(owner, relation, fixed, Set.of(column), true);
            }
        }
        return row;
    }

    private String lead(Connection owner, DeclaredColumn lead, int depth) throws SQLException {
        for (Owner one : lead.owners()) {
            switch (one) {
                case Owner.Token any -> {
                    return token;
                }
                case Owner.Of(ColumnName key) -> {
                    return Objects.requireNonNull(
                            row(owner, key.relation(), depth + 1).get(key.column()));
                }
                case Owner.Itself itself -> {}
            }
        }
        throw new AssertionError(lead.name() + " leads nowhere");
    }

    /// @param filled columns that are to hold a canary
    /// @param sparse whether the others begin empty where they may: few checks are concerned then
    /// @return nothing where no such row could be made
    private Optional<Map<String, String>> insert(
            Connection owner, String relation, Map<String, String> fixed, Set<ColumnName> filled, boolean sparse) {
        try {
            return tryRows(
                    owner, relation, fixed, free(owner, relation, fixed, filled, sparse), sparse ? MOST : MOST_FULL);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Map<ColumnName, List<@Nullable String>> free(
            Connection owner, String relation, Map<String, String> fixed, Set<ColumnName> filled, boolean sparse)
            throws SQLException {
        Map<ColumnName, List<@Nullable String>> free = new LinkedHashMap<>();
        for (ColumnName column : columns(owner, relation)) {
            if (!fixed.containsKey(column.column())) {
                List<@Nullable String> values = candidates(owner, column);
                if (filled.contains(column)) {
                    values.removeIf(value -> value == null || !holdsCanary(value));
                } else if (sparse && values.remove(null)) {
                    values.addFirst(null);
                }
                free.put(column, values);
            }
        }
        return free;
    }

    private Optional<Map<String, String>> tryRows(
            Connection owner,
            String relation,
            Map<String, String> fixed,
            Map<ColumnName, List<@Nullable String>> free,
            int most)
            throws SQLException {
        Map<ColumnName, Integer> chosen = new HashMap<>();
        free.keySet().forEach(column -> chosen.put(column, 0));
        for (int tries = 0; tries < most; tries++) {
            Savepoint before = owner.setSavepoint();
            try {
                tryInsert(owner, relation, fixed, free, chosen);
                owner.rollback(before);
                withCanaries(owner, relation, fixed, free, chosen);
                free.forEach((column, values) -> remember(column, values.get(chosen.get(column))));
                return Optional.of(tryInsert(owner, relation, fixed, free, chosen));
            } catch (PSQLException refused) {
                owner.rollback(before);
                if (saysSomethingOfValues(refused) && !advance(owner, relation, free, chosen, refused)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /// A column that was changed along with others gets its canary back where the checks let it.
    private void withCanaries(
            Connection owner,
            String relation,
            Map<String, String> fixed,
            Map<ColumnName, List<@Nullable String>> free,
            Map<ColumnName, Integer> chosen)
            throws SQLException {
        for (Map.Entry<ColumnName, List<@Nullable String>> column : free.entrySet()) {
            int works = chosen.getOrDefault(column.getKey(), 0);
            for (int i = 0; i < column.getValue().size() && !hasCanary(column.getValue(), works); i++) {
                if (hasCanary(column.getValue(), i)) {
                    chosen.put(column.getKey(), i);
                    Savepoint before = owner.setSavepoint();
                    try {
                        tryInsert(owner, relation, fixed, free, chosen);
                        works = i;
                    } catch (PSQLException refused) {
                        // it stays as it was
                    }
                    owner.rollback(before);
                }
            }
            chosen.put(column.getKey(), works);
        }
    }

    private boolean hasCanary(List<@Nullable String> values, int index) {
        String value = values.get(index);
        return value != null && holdsCanary(value);
    }

    /// Not a lock that took too long or a deadlock: the same row is tried again then.
    private static boolean saysSomethingOfValues(PSQLException refused) {
        String state = String.valueOf(refused.getSQLState());
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("P0");
    }

    private void remember(ColumnName column, @Nullable String value) {
        DeclaredColumn declared = times.notice().columns().get(column);
        if (value != null && declared != null && declared.personal() && holdsCanary(value)) {
            canaries.put(column.toString(), value);
        }
    }

    private boolean holdsCanary(String value) {
        String asBytes = HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8));
        return value.contains(canary) || value.contains(asBytes);
    }

    /// Other values for the columns of the check that refused: the next one, or several at random.
    ///
    /// @return false where none of its columns can hold anything else
    private boolean advance(
            Connection owner,
            String relation,
            Map<ColumnName, List<@Nullable String>> free,
            Map<ColumnName, Integer> chosen,
            PSQLException refused)
            throws SQLException {
        List<ColumnName> movable = concerned(owner, relation, refused).stream()
                .filter(free::containsKey)
                .toList();
        if (movable.isEmpty()) {
            return false;
        }
        boolean together = movable.size() > 1;
        for (ColumnName column : movable) {
            int values = free.getOrDefault(column, List.of()).size();
            if (!together) {
                chosen.merge(column, 1, (before, one) -> (before + one) % values);
            } else if (chance.nextBoolean()) {
                chosen.put(column, chance.nextInt(values));
            }
        }
        return true;
    }

    private List<ColumnName> concerned(Connection owner, String relation, PSQLException refused) throws SQLException {
        var message = Objects.requireNonNull(refused.getServerErrorMessage());
        if (NOT_NULL.equals(refused.getSQLState())) {
            return List.of(name(relation, Objects.requireNonNull(message.getColumn())));
        }
        if (!CHECK.equals(refused.getSQLState())) {
            // a value that the type or a unique key refuses: the message names the column only in words
            List<ColumnName> all = columns(owner, relation);
            return message.getConstraint() == null ? all : constraint(owner, relation, message.getConstraint());
        }
        return constraint(owner, relation, Objects.requireNonNull(message.getConstraint()));
    }

    private List<ColumnName> constraint(Connection owner, String relation, String name) throws SQLException {
        String sql = """
                SELECT a.attname FROM pg_constraint k CROSS JOIN unnest(k.conkey) u(number)
                JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number
                WHERE k.conrelid = ?::regclass AND k.conname = ?
                """;
        try (PreparedStatement query = owner.prepareStatement(sql)) {
            query.setString(1, relation);
            query.setString(2, name);
            List<ColumnName> columns = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.add(name(relation, rows.getString(1)));
                }
            }
            return columns;
        }
    }

    private Map<String, String> tryInsert(
            Connection owner,
            String relation,
            Map<String, String> fixed,
            Map<ColumnName, List<@Nullable String>> free,
            Map<ColumnName, Integer> chosen)
            throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> places = new ArrayList<>();
        List<@Nullable String> values = new ArrayList<>();
        fixed.forEach((column, value) -> {
            names.add(column);
            places.add("?::" + type(name(relation, column)));
            values.add(value);
        });
        free.forEach((column, candidates) -> {
            names.add(column.column());
            places.add("?::" + type(column));
            values.add(candidates.get(chosen.getOrDefault(column, 0)));
        });
        String sql = "INSERT INTO " + relation
                + (names.isEmpty()
                        ? " DEFAULT VALUES"
                        : " (" + String.join(", ", names) + ") VALUES (" + String.join(", ", places) + ")")
                + " RETURNING *";
        try (PreparedStatement insert = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                insert.setString(i + 1, values.get(i));
            }
            try (ResultSet row = insert.executeQuery()) {
                return one(row);
            }
        }
    }

    /// To cast to: without its length `character` means a single one.
    private String type(ColumnName column) {
        String type = times.catalogue().type(column);
        return type.equals("character") ? "bpchar" : type;
    }

    private static Map<String, String> read(Connection owner, String relation, String where) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement("SELECT * FROM " + relation + " WHERE " + where);
                ResultSet row = query.executeQuery()) {
            return one(row);
        }
    }

    private static Map<String, String> one(ResultSet row) throws SQLException {
        Map<String, String> values = new HashMap<>();
        if (row.next()) {
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.put(row.getMetaData().getColumnName(i), row.getString(i));
            }
        }
        return values;
    }

    private static ColumnName name(String relation, String column) {
        String[] parts = relation.split("\\.", 2);
        return new ColumnName(parts[0], parts[1], column);
    }

    /// Those that an insert may name: not generated, not an identity.
    private static List<ColumnName> columns(Connection owner, String relation) throws SQLException {
        String sql = """
                SELECT a.attname FROM pg_attribute a WHERE a.attrelid = ?::regclass AND a.attnum > 0
                  AND NOT a.attisdropped AND a.attidentity = '' AND a.attgenerated = '' ORDER BY a.attnum
                """;
        try (PreparedStatement query = owner.prepareStatement(sql)) {
            query.setString(1, relation);
            List<ColumnName> columns = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.add(name(relation, rows.getString(1)));
                }
            }
            return columns;
        }
    }

    /// Values to try, the canary first. Dates are long past, so that no time keeps the row.
    private List<@Nullable String> candidates(Connection owner, ColumnName column) throws SQLException {
        String type = times.catalogue().type(column);
        DeclaredColumn declared = times.notice().columns().get(column);
        // what is nobody's stays, so it holds no canary
        String mine = (declared != null && declared.personal() ? canary : "plain") + letters(++columns);
        List<@Nullable String> values = new ArrayList<>(
                switch (type) {
                    case "text", "character varying" -> texts(mine);
                    case "character" -> Arrays.asList(canary + "0".repeat(Math.max(0, 36 - canary.length())));
                    case "text[]" -> Arrays.asList("{" + mine + "}");
                    case "bytea" -> bytes(mine);
                    case "uuid" -> Arrays.asList(java.util.UUID.randomUUID().toString());
                    case "date" -> Arrays.asList("2001-02-03", "2001-02-05");
                    case "timestamp with time zone" ->
                        Arrays.asList("2001-02-03 04:05:06+00", "2001-02-04 05:06:07+00");
                    case "boolean" -> Arrays.asList("true", "false");
                    case "double precision", "real", "numeric" -> Arrays.asList("0.37", "1.5");
                    // also a moment, in milliseconds, that is not over: nobody cleans the row up meanwhile
                    case "bigint" -> Arrays.asList("4102444800000", "3", "1");
                    default -> type.startsWith("json") ? Arrays.asList("{}") : Arrays.asList("3", "1");
                });
        for (String allowed : allowed(owner, column)) {
            values.add(type.endsWith("[]") ? "{" + allowed + "}" : allowed);
        }
        // What has not begun to be over stays, and rightly.
        if (!startsAPeriod(column)) {
            values.add(null);
        }
        return values;
    }

    private boolean startsAPeriod(ColumnName column) {
        return times.notice().retention().values().stream()
                .anyMatch(rule -> rule.clocks().contains(column.toString()));
    }

    /// A number in letters: some checks allow nothing else.
    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int left = number; left > 0; left /= 26) {
            letters.append((char) ('a' + left % 26));
        }
        return letters.toString();
    }

    private static List<@Nullable String> texts(String mine) {
        String hex = String.format("%040x%s", 0, "").substring(0, 40);
        return Arrays.asList(
                mine,
                mine + "@example.org",
                "$argon2id$" + mine,
                mine + " with more than ten letters",
                "*",
                "GB",
                hex + "0123456789abcdef01234567");
    }

    private static List<@Nullable String> bytes(String mine) {
        byte[] bytes = Arrays.copyOf(mine.getBytes(StandardCharsets.UTF_8), 32);
        StringBuilder hex = new StringBuilder("\\x");
        for (byte one : bytes) {
            hex.append(String.format("%02x", one));
        }
        return Arrays.asList(hex.toString());
    }

    /// The values that a check names.
    private static List<String> allowed(Connection owner, ColumnName column) throws SQLException {
        String sql = """
                SELECT pg_get_constraintdef(k.oid) FROM pg_constraint k
                JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
                WHERE k.contype = 'c' AND k.conrelid = ?::regclass AND a.attname = ?
                """;
        List<String> values = new ArrayList<>();
        try (PreparedStatement query = owner.prepareStatement(sql)) {
            query.setString(1, column.relation());
            query.setString(2, column.column());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Matcher quoted = QUOTED.matcher(rows.getString(1));
                    while (quoted.find()) {
                        values.add(quoted.group(1));
                    }
                }
            }
        }
        return values;
    }
}
