package org.carrel.catalogue.search;

import java.util.List;

/// A question as it was understood.
///
/// @param text    what was typed, cut where it was too long
/// @param remarks what was left out of it, and why
record Question(String text, Wanted wanted, List<Remark> remarks) {

    Question {
        remarks = List.copyOf(remarks);
    }

    boolean isEmpty() {
        return wanted instanceof Wanted.All;
    }

    /// The words in the order in which they were typed, if the question is nothing but words; none otherwise.
    List<Wanted.Word> plain() {
        List<Wanted> parts = wanted instanceof Wanted.And and ? and.parts() : List.of(wanted);
        boolean plain = parts.stream()
                .allMatch(part ->
                        part instanceof Wanted.Word word && (word.field() == Field.ANY || word.field() == Field.TITLE));
        return plain ? parts.stream().map(Wanted.Word.class::cast).toList() : List.of();
    }
}
