package org.carrel.catalogue.kbart;

/// A line of a list: a title and what of it can be read. Whatever the list does not say is empty.
///
/// @param print     ISSN or ISBN of the printed form, as the list writes it
/// @param online    ISSN or ISBN of the form that is read online
/// @param author    surname of the first author of a monograph
/// @param embargo   such as `P1Y`: not the last year
/// @param depth     such as `fulltext`
/// @param serial    whether it is one; false for a monograph
/// @param published when a monograph came out, as the list writes it
/// @param free      whether anybody may read it
public record KbartTitle(
        String title,
        String print,
        String online,
        Coverage coverage,
        String url,
        String titleId,
        String author,
        String editor,
        String publisher,
        String edition,
        String volume,
        String published,
        String embargo,
        String depth,
        String note,
        boolean serial,
        boolean free) {

    /// From where to where; dates are years, months or days.
    public record Coverage(
            String firstOn,
            String firstVolume,
            String firstIssue,
            String lastOn,
            String lastVolume,
            String lastIssue) {}
}
