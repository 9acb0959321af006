package org.carrel.catalogue.record;

import org.carrel.catalogue.RecordId;

/// What there is under a record's number.
public sealed interface Found {

    /// The record itself.
    record Here(CatalogueRecord record) implements Found {}

    /// It was joined to another one, which stands for it.
    record Moved(RecordId to) implements Found {}

    /// There was one, and it is gone.
    record Gone() implements Found {}

    /// There never was.
    record Never() implements Found {}
}
