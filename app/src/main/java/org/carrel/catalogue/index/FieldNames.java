package org.carrel.catalogue.index;

/// What the fields of the index are called. Another meaning of one of them is another [Mark#MAPPING].
public final class FieldNames {

    /// Every word of the record, as often as its places weigh together: BM25F, added up when the record is read. One
    /// list a word instead of one a word and field makes a search several times faster.
    public static final String ANY = "any";

    public static final String TITLE = "title";
    /// Persons and bodies; never stemmed.
    public static final String NAMES = "names";
    public static final String SUBJECTS = "subjects";
    public static final String SERIES = "series";
    public static final String PUBLISHER = "publisher";
    /// Contents, summaries and notes.
    public static final String TEXT = "text";

    /// Whole titles, as [Keys#title] writes them.
    public static final String WHOLE_TITLE = "wholeTitle";
    public static final String PROPER_TITLE = "properTitle";
    /// The first one, two and three words of titles: see [Keys#beginnings].
    public static final String TITLE_BEGINS = "titleBegins";
    /// Identifiers, each alone and with its kind: `isbn:9780141439518`.
    public static final String NUMBER = "number";
    /// Call numbers as [Keys#callNumber] writes them.
    public static final String CALL_NUMBER = "callNumber";
    /// Keys of names and subjects, by which records are alike.
    public static final String NAME_KEY = "nameKey";
    public static final String SUBJECT_KEY = "subjectKey";

    /// The record's id: a term by which it is replaced, and a number beside each document.
    public static final String ID = "id";
    /// Labels of [Facet]s: terms to choose by, and columns to count by.
    public static final String LABEL = "label";
    public static final String YEAR = "year";
    public static final String SORT_TITLE = "sortTitle";
    public static final String SORT_NAME = "sortName";
    /// How often the record was used: a number beside each document.
    static final String USES = "uses";
    /// How many items there are: a number beside each document.
    static final String HELD = "held";
    /// What a list of results shows, as [Shown] writes it.
    public static final String SHOWN = "shown";

    private FieldNames() {}
}
