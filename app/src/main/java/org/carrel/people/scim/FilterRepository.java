package org.carrel.people.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.AndFilter;
import com.unboundid.scim2.common.filters.CombiningFilter;
import com.unboundid.scim2.common.filters.ComparisonFilter;
import com.unboundid.scim2.common.filters.ComplexValueFilter;
import com.unboundid.scim2.common.filters.ContainsFilter;
import com.unboundid.scim2.common.filters.EndsWithFilter;
import com.unboundid.scim2.common.filters.EqualFilter;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterVisitor;
import com.unboundid.scim2.common.filters.GreaterThanFilter;
import com.unboundid.scim2.common.filters.GreaterThanOrEqualFilter;
import com.unboundid.scim2.common.filters.LessThanFilter;
import com.unboundid.scim2.common.filters.LessThanOrEqualFilter;
import com.unboundid.scim2.common.filters.NotEqualFilter;
import com.unboundid.scim2.common.filters.NotFilter;
import com.unboundid.scim2.common.filters.OrFilter;
import com.unboundid.scim2.common.filters.PresentFilter;
import com.unboundid.scim2.common.filters.StartsWithFilter;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// From a filter of RFC 7644, section 3.4.2.2 to a [Condition]. Which columns there are is said by whoever asks; values
/// go beside the statement, so a filter cannot become part of it.
@Repository
class FilterRepository {

    private static final int LONGEST = 2_000;

    /// @param columns by the attribute's path in small letters
    /// @throws ScimRefusal if it is no filter, or asks for what there is not
    Condition condition(@Nullable String filter, Map<String, Column> columns) {
        if (filter == null || filter.isBlank()) {
            return Condition.EVERYTHING;
        }
        if (filter.length() > LONGEST) {
            throw ScimRefusal.filter("A filter has up to " + LONGEST + " characters");
        }
        try {
            Translation translation = new Translation(columns);
            return new Condition(Filter.fromString(filter).visit(translation, ""), Map.copyOf(translation.values));
        } catch (BadRequestException e) {
            throw ScimRefusal.filter(String.valueOf(e.getMessage()));
        } catch (ScimRefusal e) {
            throw e;
        } catch (ScimException e) {
            throw ScimRefusal.of(e);
        }
    }

    /// The parameter is the path of the attribute whose parts are asked for, with a dot; empty outside.
    private static final class Translation implements FilterVisitor<String, String> {

        private final Map<String, Column> columns;
        private final Map<String, Object> values = new HashMap<>();

        Translation(Map<String, Column> columns) {
            this.columns = columns;
        }

        @Override
        public String visit(EqualFilter filter, @Nullable String within) {
            if (value(filter).isNull()) {
                return "NOT (" + present(path(filter), within) + ")";
            }
            return compare(filter, within, "=");
        }

        @Override
        public String visit(NotEqualFilter filter, @Nullable String within) {
            if (value(filter).isNull()) {
                return present(path(filter), within);
            }
            return "NOT coalesce(" + compare(filter, within, "=") + ", false)";
        }

        @Override
        public String visit(ContainsFilter filter, @Nullable String within) {
            return text(filter, within, "position(%2$s IN %1$s) > 0");
        }

        @Override
        public String visit(StartsWithFilter filter, @Nullable String within) {
            return text(filter, within, "starts_with(%1$s, %2$s)");
        }

        @Override
        public String visit(EndsWithFilter filter, @Nullable String within) {
            return text(filter, within, "right(%1$s, length(%2$s)) = %2$s");
        }

        @Override
        public String visit(PresentFilter filter, @Nullable String within) {
            return present(path(filter), within);
        }

        @Override
        public String visit(GreaterThanFilter filter, @Nullable String within) {
            return compare(filter, within, ">");
        }

        @Override
        public String visit(GreaterThanOrEqualFilter filter, @Nullable String within) {
            return compare(filter, within, ">=");
        }

        @Override
        public String visit(LessThanFilter filter, @Nullable String within) {
            return compare(filter, within, "<");
        }

        @Override
        public String visit(LessThanOrEqualFilter filter, @Nullable String within) {
            return compare(filter, within, "<=");
        }

        @Override
        public String visit(AndFilter filter, @Nullable String within) {
            return all(filter, within, " AND ");
        }

        @Override
        public String visit(OrFilter filter, @Nullable String within) {
            return all(filter, within, " OR ");
        }

        @Override
        public String visit(NotFilter filter, @Nullable String within) {
            return "NOT coalesce(" + inner(Objects.requireNonNull(filter.getInvertedFilter()), within) + ", false)";
        }

        @Override
        public String visit(ComplexValueFilter filter, @Nullable String within) {
            return "(" + inner(Objects.requireNonNull(filter.getValueFilter()), within + name(path(filter)) + ".")
                    + ")";
        }

        private String all(CombiningFilter filter, @Nullable String within, String by) {
            return filter.getCombinedFilters().stream()
                    .map(one -> inner(one, within))
                    .collect(Collectors.joining(by, "(", ")"));
        }

        private String inner(Filter filter, @Nullable String within) {
            try {
                return filter.visit(this, within);
            } catch (ScimException e) {
                throw ScimRefusal.of(e);
            }
        }

        private String present(Path path, @Nullable String within) {
            Column column = column(path, within);
            return with(path, within, column.sql() + " IS NOT NULL");
        }

        private String text(ComparisonFilter filter, @Nullable String within, String form) {
            Column column = column(path(filter), within);
            String sought = bind(value(filter).asText());
            String sql = switch (column.kind()) {
                case TEXT -> form.formatted("lower(" + column.sql() + ")", "lower(" + sought + ")");
                case SMALL -> form.formatted(column.sql(), "lower(" + sought + ")");
                case EXACT -> form.formatted(column.sql(), sought);
                case MOMENT, TRUTH -> throw ScimRefusal.filter(path(filter) + " is no text");
            };
            return with(path(filter), within, sql);
        }

        private String compare(ComparisonFilter filter, @Nullable String within, String sign) {
            Column column = column(path(filter), within);
            String said = value(filter).asText();
            String sql = switch (column.kind()) {
                case TEXT -> "lower(" + column.sql() + ") " + sign + " lower(" + bind(said) + ")";
                case SMALL -> column.sql() + " " + sign + " lower(" + bind(said) + ")";
                case EXACT -> column.sql() + " " + sign + " " + bind(said);
                case MOMENT -> column.sql() + " " + sign + " " + bind(moment(said)) + "::timestamptz";
                case TRUTH -> truth(column, filter, sign);
            };
            return with(path(filter), within, sql);
        }

        private String truth(Column column, ComparisonFilter filter, String sign) {
            if (!"=".equals(sign) || !value(filter).isBoolean()) {
                throw ScimRefusal.filter(path(filter) + " is true or false");
            }
            return column.sql() + " = " + bind(value(filter).asBoolean()) + "::boolean";
        }

        private static OffsetDateTime moment(String said) {
            // The database's years end sooner than Java's.
            if (said.startsWith("+") || said.startsWith("-")) {
                throw noMoment();
            }
            try {
                return OffsetDateTime.parse(said).withOffsetSameInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException e) {
                throw noMoment();
            }
        }

        private static ScimRefusal noMoment() {
            return ScimRefusal.filter("A moment is written as 2026-09-30T12:00:00Z");
        }

        /// `emails[type eq "work"].value eq …` asks both of the same value; there is only one.
        private String with(Path path, @Nullable String within, String sql) {
            List<String> parts = new ArrayList<>(List.of(sql));
            String before = within + prefix(path);
            for (Path.Element element : path) {
                before += element.getAttribute().toLowerCase(Locale.ROOT) + ".";
                if (element.getValueFilter() != null) {
                    parts.add(inner(element.getValueFilter(), before));
                }
            }
            return parts.stream().collect(Collectors.joining(" AND ", "(", ")"));
        }

        private Column column(Path path, @Nullable String within) {
            String name = within + name(path);
            Column column = columns.get(name);
            if (column == null) {
                throw ScimRefusal.filter("Nothing can be found by " + path);
            }
            return column;
        }

        private static String prefix(Path path) {
            String urn = path.getSchemaUrn();
            return urn == null || UserAttribute.Schema.USER.urn().equalsIgnoreCase(urn)
                    ? ""
                    : urn.toLowerCase(Locale.ROOT) + ":";
        }

        private static String name(Path path) {
            List<String> elements = new ArrayList<>();
            path.forEach(element -> elements.add(element.getAttribute()));
            return prefix(path) + String.join(".", elements).toLowerCase(Locale.ROOT);
        }

        private static Path path(Filter filter) {
            return Objects.requireNonNull(filter.getAttributePath());
        }

        private static JsonNode value(ComparisonFilter filter) {
            return Objects.requireNonNull(filter.getComparisonValue());
        }

        private String bind(Object value) {
            if (value instanceof String text && Texts.isUnprintable(text)) {
                throw ScimRefusal.filter("A value has a character that cannot be printed");
            }
            String name = "f" + values.size();
            values.put(name, value);
            return ":" + name;
        }
    }
}
