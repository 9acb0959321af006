package org.carrel.catalogue.description;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carrel.catalogue.marc.DataField;
import org.carrel.catalogue.marc.MarcField;
import org.carrel.catalogue.marc.MarcRecord;
import org.jspecify.annotations.Nullable;

/// The fields of a record by their tags, and fields 880 beside those they give the original script of
/// ([Appendix A](https://www.loc.gov/marc/bibliographic/ecbdcntf.html)).
final class Fields {

    private static final Pattern LINK = Pattern.compile("(\\w{3})-(\\d{2}).*");
    private static final String ALTERNATE = "880";
    private static final String ALONE = "00";

    private final MarcRecord record;
    private final Map<String, List<DataField>> tagged = new HashMap<>();
    private final Map<String, DataField> originals = new HashMap<>();
    private final List<DataField> alone = new ArrayList<>();

    Fields(MarcRecord record) {
        this.record = record;
        for (MarcField field : record.fields()) {
            if (field instanceof DataField data) {
                tagged.computeIfAbsent(data.tag(), tag -> new ArrayList<>(2)).add(data);
                if (ALTERNATE.equals(data.tag())) {
                    pair(data);
                }
            }
        }
    }

    private void pair(DataField field) {
        Matcher link = link(field);
        if (link == null) {
            return;
        }
        if (ALONE.equals(link.group(2))) {
            alone.add(new DataField(link.group(1), field.first(), field.second(), field.subfields()));
        } else {
            originals.putIfAbsent(link.group(1) + link.group(2), field);
        }
    }

    MarcRecord record() {
        return record;
    }

    char leader(int place) {
        return record.leader().charAt(place);
    }

    /// Of field 008; a blank where it ends before.
    char fixed(int place) {
        String fixed = control("008");
        return fixed.length() > place ? fixed.charAt(place) : ' ';
    }

    /// Empty where there is none.
    String control(String tag) {
        return record.control(tag).orElse("");
    }

    /// Fields of these tags as they stand, tag by tag.
    Stream<DataField> plain(String... tags) {
        return of(tags).stream();
    }

    private List<DataField> of(String... tags) {
        List<DataField> found = new ArrayList<>();
        for (String tag : tags) {
            found.addAll(tagged.getOrDefault(tag, List.of()));
        }
        return found;
    }

    /// The same, and those in another script that stand for one without a counterpart in Latin letters.
    Stream<DataField> data(String... tags) {
        if (alone.isEmpty()) {
            return plain(tags);
        }
        List<String> wanted = List.of(tags);
        return Stream.concat(plain(tags), alone.stream().filter(field -> wanted.contains(field.tag())));
    }

    /// What `reading` finds in a field, and in its counterpart if there is one.
    Text text(DataField field, Function<DataField, String> reading) {
        DataField original = original(field);
        String latin = reading.apply(field);
        if (original == null) {
            return Text.of(latin);
        }
        String other = reading.apply(original);
        return other.isEmpty() || other.equals(latin) ? Text.of(latin) : new Text(latin, other);
    }

    private @Nullable DataField original(DataField field) {
        Matcher link = link(field);
        return link == null ? null : originals.get(field.tag() + link.group(2));
    }

    private static @Nullable Matcher link(DataField field) {
        String value = field.first('6').orElse("");
        if (value.isEmpty()) {
            return null;
        }
        Matcher link = LINK.matcher(value);
        return link.matches() ? link : null;
    }
}
