package org.carrel.catalogue.index;

import static org.carrel.catalogue.index.FieldNames.ANY;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.carrel.catalogue.description.Description;
import org.carrel.catalogue.description.Folding;
import org.carrel.catalogue.description.Identifier;
import org.carrel.catalogue.description.Name;
import org.carrel.catalogue.description.Subject;
import org.carrel.catalogue.description.Text;
import org.jspecify.annotations.Nullable;

/// Makes a record's entry in the index. One for each thread.
public final class Entries {

    private static final FieldType WEIGHED = type(IndexOptions.DOCS_AND_FREQS);
    private static final FieldType IN_ORDER = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_SORT = 60;

    private final Stems stems = new Stems();

    private static FieldType type(IndexOptions options) {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(options);
        type.freeze();
        return type;
    }

    public Document of(Findable record) {
        return new Entry(record).document();
    }

    /// One entry while it is made.
    private final class Entry {

        private final Findable record;
        private final Description description;
        private final Document document = new Document();
        private final Map<String, Terms.Weight> any = Terms.Weight.none();
        private final Map<String, List<Terms.At>> fields = new LinkedHashMap<>();

        Entry(Findable record) {
            this.record = record;
            this.description = record.description();
        }

        Document document() {
            texts();
            fields.forEach((name, words) -> add(name, Terms.inOrder(words), IN_ORDER));
            add(ANY, Terms.weighed(any), WEIGHED);
            keys();
            new Labels().add();
            order();
            document.add(new BinaryDocValuesField(
                    FieldNames.SHOWN, new BytesRef(Shown.of(description).stored())));
            return document;
        }

        private void add(String field, TokenStream words, FieldType type) {
            document.add(new Field(field, words, type));
        }

        private void texts() {
            title(description.title().latin(), Weights.TITLE);
            title(description.title().original(), Weights.TITLE);
            for (Text title : description.otherTitles()) {
                title(title.latin(), Weights.OTHER_TITLE);
                title(title.original(), Weights.OTHER_TITLE);
            }
            for (Name name : description.names()) {
                both(FieldNames.NAMES, name.heading(), Weights.NAME, false);
            }
            words(FieldNames.NAMES, description.statement(), Weights.STATEMENT, false);
            for (Subject subject : description.subjects()) {
                both(FieldNames.SUBJECTS, subject.heading(), Weights.SUBJECT, true);
            }
            description.genres().forEach(genre -> words(FieldNames.SUBJECTS, genre, Weights.SUBJECT, true));
            agreed();
            description.series().forEach(series -> both(FieldNames.SERIES, series, Weights.SERIES, true));
            words(FieldNames.PUBLISHER, description.publisher(), Weights.PUBLISHER, false);
            words(FieldNames.PUBLISHER, description.place(), Weights.PUBLISHER, false);
            description.contents().forEach(text -> words(FieldNames.TEXT, text, Weights.TEXT, true));
            description.notes().forEach(text -> words(FieldNames.TEXT, text, Weights.TEXT, true));
            words(FieldNames.TEXT, description.edition(), Weights.TEXT, true);
            rest();
        }

        /// Other forms than those that the record has itself.
        private void agreed() {
            Set<String> own = new HashSet<>();
            description.names().forEach(name -> own.add(name.key()));
            description.subjects().forEach(subject -> own.addAll(List.of(subject.key(), Folding.key(subject.topic()))));
            record.agreed().names().stream()
                    .filter(form -> !own.contains(Folding.key(form)))
                    .forEach(form -> words(FieldNames.NAMES, form, Weights.VARIANT, false));
            record.agreed().subjects().stream()
                    .filter(form -> !own.contains(Folding.key(form)))
                    .forEach(form -> words(FieldNames.SUBJECTS, form, Weights.VARIANT, true));
            record.agreed().titles().forEach(form -> words(FieldNames.SERIES, form, Weights.VARIANT, true));
        }

        private void both(String field, Text text, int weight, boolean stemmed) {
            words(field, text.latin(), weight, stemmed);
            if (text.original() != null) {
                words(field, text.original(), weight, stemmed);
            }
        }

        private void title(@Nullable String text, int weight) {
            if (text != null) {
                words(FieldNames.TITLE, text, weight, true);
            }
        }

        private void words(String field, String text, int weight, boolean stemmed) {
            if (text.isEmpty()) {
                return;
            }
            List<Terms.At> words = fields.computeIfAbsent(field, name -> new ArrayList<>());
            int first = Terms.BETWEEN_VALUES;
            for (Token token : Words.of(text)) {
                words.add(new Terms.At(token.term(), first > 0 ? first : token.step()));
                first = 0;
                Terms.Weight.add(any, token.term(), weight);
                String stem = stemmed ? stems.of(token.term()) : token.term();
                if (!stem.equals(token.term())) {
                    String marked = Stems.MARK + stem;
                    words.add(new Terms.At(marked, 0));
                    Terms.Weight.add(any, marked, weight);
                }
            }
        }

        private void rest() {
            if (description.firstYear() != null) {
                Terms.Weight.add(any, description.firstYear().toString(), Weights.YEAR);
            }
            record.agreed().terms().forEach(term -> term(FieldNames.NUMBER, term));
            for (Identifier identifier : description.identifiers()) {
                term(FieldNames.NUMBER, identifier.value());
                term(FieldNames.NUMBER, identifier.kind().code() + ":" + identifier.value());
            }
        }

        private void keys() {
            String proper = Keys.title(description.title().latin());
            term(FieldNames.PROPER_TITLE, proper);
            Set<String> titles = new HashSet<>();
            titles.add(proper);
            titles.add(Keys.title(description.shortTitle()));
            for (Text title : description.otherTitles()) {
                titles.add(Keys.title(title.latin()));
                titles.add(Keys.title(title.original() == null ? "" : title.original()));
            }
            if (description.title().original() != null) {
                titles.add(Keys.title(description.title().original()));
            }
            Set<String> beginnings = new HashSet<>();
            for (String title : titles) {
                term(FieldNames.WHOLE_TITLE, title);
                beginnings.addAll(Keys.beginnings(title));
            }
            beginnings.forEach(beginning -> term(FieldNames.TITLE_BEGINS, beginning));
            Set<String> callNumbers = new HashSet<>();
            description.callNumbers().forEach(number -> callNumbers.add(Keys.callNumber(number)));
            record.places().forEach(place -> callNumbers.add(Keys.callNumber(place.callNumber())));
            callNumbers.forEach(number -> term(FieldNames.CALL_NUMBER, number));
            description.names().forEach(name -> term(FieldNames.NAME_KEY, name.key()));
            description.subjects().forEach(subject -> term(FieldNames.SUBJECT_KEY, subject.key()));
        }

        private void term(String field, String value) {
            if (!value.isEmpty()) {
                document.add(new StringField(field, cut(value, LONGEST_KEY), Field.Store.NO));
            }
        }

        /// What results are put in order by.
        private void order() {
            long id = record.id().value();
            document.add(new StringField(FieldNames.ID, String.valueOf(id), Field.Store.NO));
            document.add(new NumericDocValuesField(FieldNames.ID, id));
            Integer year = description.firstYear();
            if (year != null) {
                document.add(new IntPoint(FieldNames.YEAR, year));
                document.add(new NumericDocValuesField(FieldNames.YEAR, year));
            }
            sort(FieldNames.SORT_TITLE, description.sortTitle());
            description.names().stream()
                    .filter(Name::main)
                    .findFirst()
                    .or(() -> description.names().stream().findFirst())
                    .ifPresent(name -> sort(FieldNames.SORT_NAME, name.key()));
            if (record.uses() > 0) {
                document.add(new NumericDocValuesField(FieldNames.USES, record.uses()));
            }
            long held = record.places().stream().filter(Place::isKept).count() + (record.online() ? 1 : 0);
            if (held > 0) {
                document.add(new NumericDocValuesField(FieldNames.HELD, held));
            }
        }

        private void sort(String field, String key) {
            if (!key.isEmpty()) {
                document.add(new SortedDocValuesField(field, new BytesRef(cut(key, LONGEST_SORT))));
            }
        }

        private static String cut(String text, int most) {
            if (text.length() <= most) {
                return text;
            }
            return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
        }

        /// By what results are counted.
        private final class Labels {

            private final Set<String> labels = new HashSet<>();

            void add() {
                label(Facet.FORMAT, description.format().code());
                description.languages().forEach(language -> label(Facet.LANGUAGE, language));
                description.subjects().forEach(subject -> label(Facet.TOPIC, subject.topic()));
                if (record.online()) {
                    label(Facet.AVAILABILITY, "online");
                }
                boolean onShelf = record.places().stream().anyMatch(Place::isOnShelf);
                if (onShelf) {
                    label(Facet.AVAILABILITY, "now");
                } else if (record.places().stream().anyMatch(Place::isOnLoan)) {
                    label(Facet.AVAILABILITY, "on_loan");
                }
                for (Place place : record.places()) {
                    if (place.isKept()) {
                        label(Facet.CAMPUS, place.campus());
                    }
                    if (place.isOnShelf()) {
                        label(Facet.NOW_AT, place.campus());
                    }
                }
                for (String label : labels) {
                    document.add(new StringField(FieldNames.LABEL, label, Field.Store.NO));
                    document.add(new SortedSetDocValuesField(FieldNames.LABEL, new BytesRef(label)));
                }
            }

            private void label(Facet facet, String value) {
                if (!value.isBlank()) {
                    labels.add(facet.label(cut(value, LONGEST_KEY)));
                }
            }
        }
    }
}
