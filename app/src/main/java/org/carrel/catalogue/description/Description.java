package org.carrel.catalogue.description;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A record as people read and search it.
///
/// @param title       title and subtitle without the record's punctuation; never empty
/// @param shortTitle  the title proper with its part, what somebody types who looks for just this
/// @param sortTitle   folded, without a leading article
/// @param statement   who is said to be responsible, as on the title page; may be empty
/// @param otherTitles uniform titles, former, parallel and varying ones, titles of parts
/// @param edition     may be empty
/// @param imprint     place, publisher and year as the record says; may be empty
/// @param publisher   may be empty
/// @param place       of publication; may be empty
/// @param firstYear   of publication; null where the record does not tell
/// @param lastYear    of what was published over years; null where it is one year or still goes on
/// @param languages   codes of three letters, the work's own first; none where the record does not tell
/// @param extent      `xii, 345 pages`; may be empty
/// @param contents    tables of contents and summaries
/// @param notes       all other notes
/// @param callNumbers as classified by whoever catalogued it: Library of Congress, Dewey, NLM
/// @param online      whether the work itself can be read online by one of the links
public record Description(
        Text title,
        String shortTitle,
        String sortTitle,
        String statement,
        List<Text> otherTitles,
        List<Name> names,
        List<Subject> subjects,
        List<String> genres,
        String edition,
        String imprint,
        String publisher,
        String place,
        @Nullable Integer firstYear,
        @Nullable Integer lastYear,
        Format format,
        List<String> languages,
        String extent,
        List<Text> series,
        List<String> contents,
        List<String> notes,
        List<Identifier> identifiers,
        List<String> callNumbers,
        List<Link> links,
        boolean online) {

    private static final int MOST_NAMES = 3;

    public Description {
        otherTitles = List.copyOf(otherTitles);
        names = List.copyOf(names);
        subjects = List.copyOf(subjects);
        genres = List.copyOf(genres);
        languages = List.copyOf(languages);
        series = List.copyOf(series);
        contents = List.copyOf(contents);
        notes = List.copyOf(notes);
        identifiers = List.copyOf(identifiers);
        callNumbers = List.copyOf(callNumbers);
        links = List.copyOf(links);
    }

    /// Whose it is, in words: as on the title page, or by the names it is entered under. May be empty.
    public String by() {
        return statement.isEmpty()
                ? names.stream()
                        .map(name -> name.heading().latin())
                        .limit(MOST_NAMES)
                        .collect(Collectors.joining("; "))
                : statement;
    }
}
