package org.carrel.catalogue.marc;

/// A file that cannot be read, or not on from here.
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /// @param code   a message key under `load.why.`
    /// @param detail what it speaks of; may be empty
    public Unreadable(String code, String detail) {
        super(code);
        this.problem = new Problem(code, detail);
    }

    public Problem problem() {
        return problem;
    }
}
