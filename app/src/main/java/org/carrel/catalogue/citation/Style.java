package org.carrel.catalogue.citation;

import org.carrel.catalogue.description.Format;

/// Styles that departments ask for, with their names in the styles' own repository.
enum Style {
    HARVARD("harvard-cite-them-right", "Harvard (Cite Them Right)"),
    APA("apa", "APA"),
    MLA("modern-language-association", "MLA"),
    CHICAGO("chicago-author-date", "Chicago, author and date"),
    VANCOUVER("nlm-citation-sequence", "Vancouver"),
    IEEE("ieee", "IEEE"),
    OSCOLA("oscola", "OSCOLA"),
    AMA("american-medical-association", "AMA");

    private final String key;
    private final String title;

    Style(String key, String title) {
        this.key = key;
        this.title = title;
    }

    String key() {
        return key;
    }

    /// Whether works are cited by their numbers in the list.
    boolean isNumbered() {
        return this == VANCOUVER || this == IEEE || this == AMA;
    }

    /// Whether it has a form for such works: none has one for a journal as a whole, and some write AMA's "published
    /// online" there; OSCOLA's for recordings says their title and nothing else.
    boolean knows(Format format) {
        boolean recording = format == Format.MUSIC_RECORDING || format == Format.SPOKEN_RECORDING;
        return format != Format.JOURNAL && !(this == OSCOLA && recording);
    }

    /// A name of its own, the same in every language.
    String title() {
        return title;
    }
}
