package org.carrel.catalogue.index;

/// How much each thing counts when results are put in order.
///
/// The first part is added up when a record is read: after a change count [Mark#MAPPING] up. The second is used when
/// somebody asks. What a change does is seen in the judged set: see benchmarks/README.md.
public final class Weights {

    /// A word of the title proper and its rest: what people mostly remember.
    static final int TITLE = 8;
    /// Uniform, former and parallel titles, and titles of parts: as good a memory, but of something beside the work.
    static final int OTHER_TITLE = 4;
    /// Persons and bodies as headings.
    static final int NAME = 6;
    /// The names again as the title page has them, with `edited by` between.
    static final int STATEMENT = 2;
    /// Subjects and genres: given by somebody who had the book in hand.
    static final int SUBJECT = 4;
    /// Another form of a name or a subject, from its authority: it leads here, but who has it in
    /// the record comes
    /// first.
    static final int VARIANT = 1;
    static final int SERIES = 2;
    /// Tables of contents, summaries and notes: long, and often about something else.
    static final int TEXT = 1;
    static final int PUBLISHER = 1;
    /// The year of publication: `jazz 1959` means it more than the dates behind names.
    static final int YEAR = 10;

    /// BM25: how soon more of the same word says nothing new. Higher than usual, for a title counts eight at once.
    public static final float K1 = 4f;
    /// BM25: how much a long record has to say more. Less than usual: a long table of contents is no fault.
    public static final float B = 0.35f;

    /// A stem instead of the word itself.
    public static final float STEM = 0.6f;
    private static final float WHOLE_TITLE = 24f;
    private static final float PROPER_TITLE = 4f;
    /// More than the same words can count apart, where they are repeated often enough.
    private static final double SHARE_OF_FIT = 0.5;
    /// The title begins with what was asked for.
    public static final float TITLE_BEGINS = 6f;
    /// The words stand in the title as they were asked for, side by side.
    public static final float TITLE_PHRASE = 3f;
    /// The words stand side by side in a name: `miles davis` is one rather than two.
    public static final float NAME_PHRASE = 4f;
    /// All words stand in the title, in whatever order.
    public static final float TITLE_ALL = 3f;
    /// Used more than others: at most so much, half of it at [#USES_HALF] uses.
    static final float USES = 1.5f;
    static final float USES_HALF = 25f;
    /// There are items: at most so much, half of it with one.
    static final float HELD = 0.3f;
    static final float HELD_HALF = 1f;
    public static final float MOST_STANDING = USES + HELD;

    private Weights() {}

    /// The title is just what was asked for.
    ///
    /// @param fit how much the words of the question can count at most
    public static float wholeTitle(double fit) {
        return (float) (WHOLE_TITLE + SHARE_OF_FIT * fit);
    }

    /// And it has no rest, nor is it another title of the work: before what somebody made of it.
    public static float properTitle(double fit) {
        return (float) (PROPER_TITLE + SHARE_OF_FIT * fit);
    }
}
