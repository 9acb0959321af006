package org.carrel.privacy.request;

/// A text about somebody that may speak of others too.
///
/// @param number counts from 1
/// @param place `schema.table.column`
/// @param redacted whether it differs from what is held
public record Redactable(int number, String place, String said, boolean redacted) {

    /// As people read it: `sentinel.verdict.note` becomes `verdict, note`.
    public String title() {
        String[] parts = place.split("\\.");
        return (parts[1] + ", " + parts[2]).replace('_', ' ');
    }
}
