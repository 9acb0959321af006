package org.carrel.catalogue.description;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.carrel.catalogue.marc.DataField;
import org.carrel.catalogue.marc.Subfield;

/// A heading by itself: what it names, how people read it, and by what it is compared.
///
/// @param key   the comparison form: see docs/authorities.md. Of at most 400 characters
/// @param base  the same without subdivisions; equal to the key where there are none
/// @param shown as people read it: `Jazz – France`
/// @param parts the subfields it is made of, in their order
public record HeadingForm(HeadingKind kind, String key, String base, String shown, List<Subfield> parts) {

    private static final String DIVISIONS = "vxyz";
    private static final String WORK = "fhklmnoprst";
    private static final int LONGEST = 400;
    private static final int DIGEST = 32;

    public HeadingForm {
        parts = List.copyOf(parts);
    }

    /// The whole heading.
    ///
    /// @param divided whether subdivisions belong to it: not where a volume stands in their place
    /// @return empty where the field is no heading, or says nothing
    public static Optional<HeadingForm> of(DataField field, boolean divided) {
        return HeadingKind.ofTag(field.tag())
                .flatMap(kind -> kind.isName() && field.first('t').isPresent()
                        ? made(HeadingKind.TITLE, kind.codes() + WORK, field.subfields(), divided)
                        : made(kind, kind.codes(), field.subfields(), divided));
    }

    /// The name alone, where a title stands behind it.
    public static Optional<HeadingForm> name(DataField field) {
        List<Subfield> before = new ArrayList<>();
        for (Subfield subfield : field.subfields()) {
            if (subfield.code() == 't') {
                break;
            }
            before.add(subfield);
        }
        return HeadingKind.ofTag(field.tag())
                .filter(HeadingKind::isName)
                .flatMap(kind -> made(kind, kind.codes(), before, false));
    }

    private static Optional<HeadingForm> made(
            HeadingKind kind, String codes, List<Subfield> subfields, boolean divided) {
        List<Subfield> parts = new ArrayList<>(subfields.size());
        StringBuilder key = new StringBuilder(64);
        StringBuilder base = new StringBuilder(64);
        List<String> main = new ArrayList<>(subfields.size());
        List<String> divisions = new ArrayList<>();
        for (Subfield subfield : subfields) {
            boolean division = divided && DIVISIONS.indexOf(subfield.code()) >= 0;
            if (division || codes.indexOf(subfield.code()) >= 0) {
                parts.add(subfield);
                append(key, subfield);
                if (division) {
                    divisions.add(Punctuation.heading(subfield.value()));
                } else {
                    append(base, subfield);
                    main.add(subfield.value().strip());
                }
            }
        }
        if (base.isEmpty()) {
            return Optional.empty();
        }
        divisions.addFirst(Punctuation.heading(String.join(" ", main)));
        return Optional.of(new HeadingForm(
                kind, kept(key.toString()), kept(base.toString()), String.join(" – ", divisions), parts));
    }

    /// The first comma of the first subfield is kept, as NACO's rules have it: `Paul, John` is
    /// not `Paul John`.
    private static void append(StringBuilder key, Subfield subfield) {
        String value = subfield.value();
        int comma = subfield.code() == 'a' ? value.indexOf(',') : -1;
        String first = Folding.key(comma < 0 ? value : value.substring(0, comma));
        String second = comma < 0 ? "" : Folding.key(value.substring(comma));
        if (first.isEmpty() && second.isEmpty()) {
            return;
        }
        key.append('$').append(subfield.code()).append(first);
        if (!second.isEmpty()) {
            key.append(", ").append(second);
        }
    }

    /// An index takes no keys of ten thousand letters; those that begin alike stay apart by their
    /// digest.
    private static String kept(String key) {
        if (key.length() <= LONGEST) {
            return key;
        }
        int cut = LONGEST - DIGEST - 1;
        int end = Character.isHighSurrogate(key.charAt(cut - 1)) ? cut - 1 : cut;
        return key.substring(0, end) + "~" + digest(key);
    }

    private static String digest(String text) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes).substring(0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As a field of its own, without the mark that ends it where more follows.
    public DataField field(String tag, char first, char second) {
        List<Subfield> clean = new ArrayList<>(parts);
        Subfield last = clean.removeLast();
        clean.add(new Subfield(last.code(), Punctuation.heading(last.value())));
        return new DataField(tag, first, second, clean);
    }

    /// Whether one of its subfields is a subdivision.
    public static boolean isDivision(Subfield subfield) {
        return DIVISIONS.indexOf(subfield.code()) >= 0;
    }

    /// By which lists put it in order.
    public String sort() {
        String sort = Folding.key(shown);
        return sort.length() <= LONGEST ? sort : sort.substring(0, LONGEST - 1);
    }
}
