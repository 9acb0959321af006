package org.carrel.catalogue.index;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;

/// Labels, years and standing of one part of an index, laid out for counting and ranking: some fifty bytes a record.
///
/// Counting over the index's own files takes several times as long.
public final class Columns {

    /// Of no record.
    public static final Columns NONE = new Columns(new int[1], new int[0], new short[0], new float[0]);

    private final int[] from;
    private final int[] labels;
    private final short[] years;
    private final float[] standing;

    private Columns(int[] from, int[] labels, short[] years, float[] standing) {
        this.from = from;
        this.labels = labels;
        this.years = years;
        this.standing = standing;
    }

    static Columns read(LeafReader reader, LabelNumbers numbers) throws IOException {
        int records = reader.maxDoc();
        int[] from = new int[records + 1];
        int[] labels = new int[records * 8 + 8];
        SortedSetDocValues values = DocValues.getSortedSet(reader, FieldNames.LABEL);
        int[] global = new int[(int) values.getValueCount()];
        for (int label = 0; label < global.length; label++) {
            global[label] = numbers.number(values.lookupOrd(label).utf8ToString());
        }
        int at = 0;
        for (int record = 0; record < records; record++) {
            from[record] = at;
            if (values.advanceExact(record)) {
                int count = values.docValueCount();
                if (at + count > labels.length) {
                    labels = Arrays.copyOf(labels, labels.length + labels.length / 2 + count);
                }
                for (int value = 0; value < count; value++) {
                    labels[at++] = global[(int) values.nextOrd()];
                }
            }
        }
        from[records] = at;
        return new Columns(from, Arrays.copyOf(labels, at), years(reader), standing(reader));
    }

    private static short[] years(LeafReader reader) throws IOException {
        short[] years = new short[reader.maxDoc()];
        NumericDocValues values = DocValues.getNumeric(reader, FieldNames.YEAR);
        for (int record = values.nextDoc(); record < years.length; record = values.nextDoc()) {
            years[record] = (short) Math.clamp(values.longValue(), 0, Short.MAX_VALUE);
        }
        return years;
    }

    private static float[] standing(LeafReader reader) throws IOException {
        float[] standing = new float[reader.maxDoc()];
        add(standing, DocValues.getNumeric(reader, FieldNames.USES), Weights.USES, Weights.USES_HALF);
        add(standing, DocValues.getNumeric(reader, FieldNames.HELD), Weights.HELD, Weights.HELD_HALF);
        return standing;
    }

    private static void add(float[] standing, NumericDocValues values, float most, float half) throws IOException {
        for (int record = values.nextDoc(); record < standing.length; record = values.nextDoc()) {
            standing[record] += most * values.longValue() / (values.longValue() + half);
        }
    }

    /// Where the labels of a record begin; they end where those of the next begin.
    public int from(int record) {
        return from[record];
    }

    public int label(int at) {
        return labels[at];
    }

    /// What the record's use and its copies add to how well it fits: from zero to [Weights#MOST_STANDING].
    public float standing(int record) {
        return standing[record];
    }

    /// Zero where the record does not tell.
    public int year(int record) {
        return years[record];
    }
}
