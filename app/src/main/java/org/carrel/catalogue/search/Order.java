package org.carrel.catalogue.search;

import java.util.Locale;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.carrel.catalogue.index.FieldNames;
import org.jspecify.annotations.Nullable;

/// In which order results come.
public enum Order {
    RELEVANCE(null),
    NEWEST(new Sort(year(true), SortField.FIELD_SCORE)),
    OLDEST(new Sort(year(false), SortField.FIELD_SCORE)),
    TITLE(new Sort(text(FieldNames.SORT_TITLE), year(true))),
    AUTHOR(new Sort(text(FieldNames.SORT_NAME), text(FieldNames.SORT_TITLE)));

    @SuppressWarnings("ImmutableEnumChecker")
    private final @Nullable Sort sort;

    Order(@Nullable Sort sort) {
        this.sort = sort;
    }

    @Nullable
    Sort sort() {
        return sort;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Order of(String code) {
        for (Order order : values()) {
            if (order.code().equals(code)) {
                return order;
            }
        }
        return RELEVANCE;
    }

    /// Records without a year come last, whichever way round.
    private static SortField year(boolean newestFirst) {
        SortField field = new SortField(
                FieldNames.YEAR, SortField.Type.INT, newestFirst, newestFirst ? Integer.MIN_VALUE : Integer.MAX_VALUE);
        return field;
    }

    private static SortField text(String name) {
        return new SortField(name, SortField.Type.STRING, false, SortField.STRING_LAST);
    }
}
