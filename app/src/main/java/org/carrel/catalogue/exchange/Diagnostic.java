package org.carrel.catalogue.exchange;

/// What is wrong with a request, by the protocol's own
/// [list](https://www.loc.gov/standards/sru/diagnostics/diagnosticsList.html).
///
/// @param number  in `info:srw/diagnostic/1/`
/// @param details what it speaks of; may be empty
record Diagnostic(int number, String message, String details) {

    static Diagnostic system(String details) {
        return new Diagnostic(1, "General system error", details);
    }

    static Diagnostic unavailable() {
        return new Diagnostic(2, "System temporarily unavailable", "");
    }

    static Diagnostic operation(String details) {
        return new Diagnostic(4, "Unsupported operation", details);
    }

    static Diagnostic version(String details) {
        return new Diagnostic(5, "Unsupported version", details);
    }

    static Diagnostic value(String parameter) {
        return new Diagnostic(6, "Unsupported parameter value", parameter);
    }

    static Diagnostic missing(String parameter) {
        return new Diagnostic(7, "Mandatory parameter not supplied", parameter);
    }

    static Diagnostic parameter(String name) {
        return new Diagnostic(8, "Unsupported parameter", name);
    }

    static Diagnostic syntax(String details) {
        return new Diagnostic(10, "Query syntax error", details);
    }

    static Diagnostic tooLong(int most) {
        return new Diagnostic(12, "Too many characters in query", String.valueOf(most));
    }

    static Diagnostic index(String name) {
        return new Diagnostic(16, "Unsupported index", name);
    }

    static Diagnostic relation(String name) {
        return new Diagnostic(19, "Unsupported relation", name);
    }

    static Diagnostic relationModifier(String name) {
        return new Diagnostic(20, "Unsupported relation modifier", name);
    }

    static Diagnostic emptyTerm() {
        return new Diagnostic(27, "Empty term unsupported", "");
    }

    static Diagnostic masking(String character) {
        return new Diagnostic(28, "Masking character not supported", character);
    }

    static Diagnostic anchoring() {
        return new Diagnostic(31, "Anchoring character not supported", "^");
    }

    static Diagnostic term(String term) {
        return new Diagnostic(36, "Term in invalid format for index or relation", term);
    }

    static Diagnostic bool(String operator) {
        return new Diagnostic(37, "Unsupported boolean operator", operator);
    }

    static Diagnostic position(long start) {
        return new Diagnostic(61, "First record position out of range", String.valueOf(start));
    }

    static Diagnostic schema(String name) {
        return new Diagnostic(66, "Unknown schema for retrieval", name);
    }

    static Diagnostic packing(String name) {
        return new Diagnostic(71, "Unsupported record packing", name);
    }

    static Diagnostic sorting() {
        return new Diagnostic(80, "Sort not supported", "");
    }
}
