package org.carrel.messages;

import java.util.Set;
import java.util.function.Consumer;

/// A module that has news for people: a bean of it.
public interface DigestSource {

    /// What it may bring; the same at any time.
    Set<Kind> kinds();

    /// Says all that is true at this moment and became news since [DigestDay#since], of the kinds
    /// that are asked for, whether or not it was said before: what was, is left out. Called outside
    /// any transaction; the source acts for a purpose of its own, and may hand on lines while its
    /// transaction is open, as it reads them. They come in any order.
    ///
    /// When it throws, what it has handed on by then counts, and the rest is news in the next digest.
    void lines(DigestDay day, Consumer<DigestLine> to);
}
