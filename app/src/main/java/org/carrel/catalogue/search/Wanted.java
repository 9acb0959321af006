package org.carrel.catalogue.search;

import java.util.List;
import org.carrel.catalogue.index.Token;

/// What somebody asks for, taken apart.
sealed interface Wanted {

    /// Everything there is.
    record All() implements Wanted {}

    /// @param words of one that was typed without a space: mostly one, `e-mail` has two
    /// @param number what it is if it is a number as a whole; may be empty
    /// @param start where it stands in the question
    record Word(Field field, List<Token> words, String number, int start, int end) implements Wanted {}

    /// All words that begin so.
    record Beginning(Field field, String letters) implements Wanted {}

    /// Words side by side.
    record Phrase(Field field, List<Token> words) implements Wanted {}

    /// A number as a whole: an ISBN, an ISSN.
    record Number(String term) implements Wanted {}

    /// @param from the first year, or the lowest number there is
    record Years(int from, int to) implements Wanted {}

    /// A call number or what it begins with.
    record CallNumber(String begins) implements Wanted {}

    record And(List<Wanted> parts) implements Wanted {}

    record Or(List<Wanted> parts) implements Wanted {}

    record Not(Wanted part) implements Wanted {}
}
