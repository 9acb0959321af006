package org.carrel.catalogue.authority;

import java.util.Locale;

/// How one heading leads to another.
enum Relation {
    EARLIER,
    LATER,
    BROADER,
    NARROWER,
    RELATED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Relation of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /// Of subfield w, whose first letter says it.
    static Relation ofControl(String control) {
        return switch (control.isEmpty() ? ' ' : control.charAt(0)) {
            case 'a' -> EARLIER;
            case 'b' -> LATER;
            case 'g' -> BROADER;
            case 'h' -> NARROWER;
            default -> RELATED;
        };
    }

    /// As it is seen from the other side.
    Relation turned() {
        return switch (this) {
            case EARLIER -> LATER;
            case LATER -> EARLIER;
            case BROADER -> NARROWER;
            case NARROWER -> BROADER;
            case RELATED -> RELATED;
        };
    }
}
