package org.carrel.catalogue.citation;

import de.undercouch.citeproc.csl.CSLItemData;
import de.undercouch.citeproc.csl.CSLItemDataBuilder;
import de.undercouch.citeproc.csl.CSLName;
import de.undercouch.citeproc.csl.CSLNameBuilder;
import de.undercouch.citeproc.csl.CSLType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.catalogue.description.Description;
import org.carrel.catalogue.description.Format;
import org.carrel.catalogue.description.Identifier;
import org.carrel.catalogue.description.Issn;
import org.carrel.catalogue.description.Link;
import org.carrel.catalogue.description.Name;
import org.carrel.catalogue.description.Part;

/// A record as the [Citation Style Language](https://docs.citationstyles.org/) takes it.
final class CitedWork {

    private static final Pattern EDITION =
            Pattern.compile("(\\d{1,3})(?:st|nd|rd|th|\\.)? ?(?:ed|edn|edition|Aufl|éd)\\.?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("(.*\\S)\\s*;\\s*(\\S.*)");

    private CitedWork() {}

    /// @param id by which a document refers to it
    static CSLItemData of(Description work, String id) {
        return item(work, id, type(work.format()));
    }

    /// For one of the styles: some know nothing of a kind of work, and leave out what it needs.
    static CSLItemData in(Style style, Description work, String id) {
        return item(work, id, style.knows(work.format()) ? type(work.format()) : CSLType.BOOK);
    }

    private static CSLItemData item(Description work, String id, CSLType type) {
        CSLItemDataBuilder item =
                new CSLItemDataBuilder().id(id).type(type).title(work.title().latin());
        names(item, work);
        if (work.firstYear() != null) {
            item.issued(work.firstYear());
        }
        if (!work.publisher().isEmpty()) {
            item.publisher(work.publisher());
        }
        if (!work.place().isEmpty()) {
            item.publisherPlace(work.place());
        }
        edition(item, work.edition());
        series(item, work);
        numbers(item, work);
        return item.build();
    }

    private static CSLType type(Format format) {
        return switch (format) {
            case BOOK -> CSLType.BOOK;
            case JOURNAL -> CSLType.PERIODICAL;
            case ARTICLE -> CSLType.ARTICLE;
            case THESIS -> CSLType.THESIS;
            case MUSIC_SCORE -> CSLType.MUSICAL_SCORE;
            case MUSIC_RECORDING, SPOKEN_RECORDING -> CSLType.SONG;
            case VIDEO -> CSLType.MOTION_PICTURE;
            case MAP -> CSLType.MAP;
            case IMAGE -> CSLType.GRAPHIC;
            case SOFTWARE -> CSLType.SOFTWARE;
            case ARCHIVE -> CSLType.MANUSCRIPT;
            case KIT, OBJECT, OTHER -> CSLType.DOCUMENT;
        };
    }

    /// Styles write "translated by" even before nobody.
    private static void names(CSLItemDataBuilder item, Description work) {
        CSLName[] authors = names(work, Part.AUTHOR);
        CSLName[] editors = names(work, Part.EDITOR);
        CSLName[] translators = names(work, Part.TRANSLATOR);
        if (authors.length > 0) {
            item.author(authors);
        }
        if (editors.length > 0) {
            item.editor(editors);
        }
        if (translators.length > 0) {
            item.translator(translators);
        }
    }

    private static CSLName[] names(Description work, Part part) {
        return work.names().stream()
                .filter(name -> name.kind() != Name.Kind.MEETING && Part.of(name, work) == part)
                .map(CitedWork::name)
                .toArray(CSLName[]::new);
    }

    private static CSLName name(Name name) {
        return name.given().isEmpty()
                ? new CSLNameBuilder().literal(name.family()).build()
                : new CSLNameBuilder().family(name.family()).given(name.given()).build();
    }

    /// With a number alone each style adds its own word for an edition.
    private static void edition(CSLItemDataBuilder item, String edition) {
        Matcher number = EDITION.matcher(edition);
        if (number.matches()) {
            item.edition(ordinal(Integer.parseInt(number.group(1))));
        } else if (!edition.isEmpty()) {
            item.edition(edition);
        }
    }

    private static String ordinal(int number) {
        boolean teens = number % 100 >= 11 && number % 100 <= 13;
        return number
                + switch (teens ? 0 : number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }

    private static void series(CSLItemDataBuilder item, Description work) {
        work.series().stream().findFirst().ifPresent(series -> {
            Matcher parts = NUMBER.matcher(series.latin());
            if (parts.matches()) {
                item.collectionTitle(parts.group(1)).collectionNumber(parts.group(2));
            } else {
                item.collectionTitle(series.latin());
            }
        });
    }

    private static void numbers(CSLItemDataBuilder item, Description work) {
        first(work, Identifier.Kind.ISBN).forEach(item::ISBN);
        first(work, Identifier.Kind.ISSN).forEach(issn -> item.ISSN(Issn.written(issn)));
        List<String> dois = first(work, Identifier.Kind.DOI);
        dois.forEach(item::DOI);
        // Where a work is cited by its DOI the address says nothing more.
        if (dois.isEmpty()) {
            work.links().stream().filter(Link::whole).limit(1).map(Link::url).forEach(item::URL);
        }
    }

    private static List<String> first(Description work, Identifier.Kind kind) {
        return work.identifiers().stream()
                .filter(identifier -> identifier.kind() == kind)
                .limit(1)
                .map(Identifier::value)
                .toList();
    }
}
