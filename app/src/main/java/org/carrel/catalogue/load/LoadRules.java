package org.carrel.catalogue.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.catalogue.description.Identifier;
import org.jspecify.annotations.Nullable;

/// How a source's files are read, and what they may change.
///
/// @param system     whose numbers stand in field 001; empty where field 003 says it
/// @param match      by which numbers a record is found again, the surest first
/// @param keepsTags  tags whose fields stay as they are here, with `X` for any digit
/// @param items      where a record says which copies there are
/// @param electronic the package of which a list of titles is the whole
record LoadRules(
        Format format,
        String system,
        List<Identifier.Kind> match,
        Overlay overlay,
        Set<String> keepsTags,
        Optional<Items> items,
        Optional<Package> electronic) {

    /// Where the rules do not say whose numbers stand in field 001, they are the profile's: the same file a second time
    /// brings the same records, and no others that look like them.
    LoadRules of(String profile) {
        return system.isEmpty() ? new LoadRules(format, profile, match, overlay, keepsTags, items, electronic) : this;
    }

    /// What files hold.
    enum Format {
        MARC21,
        MARCXML,
        KBART
    }

    /// What a record that is there already gets from one that comes.
    enum Overlay {
        /// All but the kept fields, unless it would get poorer.
        REPLACE,
        /// Copies and links that it has not, and nothing else.
        ITEMS,
        NEVER
    }

    /// Each copy in a field of its own.
    ///
    /// @param tag       of the fields of copies
    /// @param placeTag  of the fields with location and call number; the same, or 852 beside 876
    /// @param barcode   codes of subfields, as all that follow
    /// @param locations ours by theirs, in small letters; a code that is ours stands for itself
    /// @param otherLocation for those that nothing is said of; null where the copy is reported instead
    record Items(
            String tag,
            String placeTag,
            String barcode,
            String location,
            String callNumber,
            String type,
            String part,
            Map<String, String> locations,
            @Nullable String otherLocation,
            Map<String, String> types,
            @Nullable String otherType) {}

    /// @param mostRemoved percent of its titles that may go without somebody's agreement
    record Package(String code, String name, String provider, int mostRemoved) {}

    boolean keeps(String tag) {
        return keepsTags.stream().anyMatch(kept -> fits(kept, tag))
                && items.stream().noneMatch(item -> tag.equals(item.tag()) || tag.equals(item.placeTag()));
    }

    private static boolean fits(String kept, String tag) {
        for (int place = 0; place < tag.length(); place++) {
            if (kept.charAt(place) != 'X' && kept.charAt(place) != tag.charAt(place)) {
                return false;
            }
        }
        return true;
    }
}
