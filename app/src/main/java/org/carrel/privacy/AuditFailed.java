package org.carrel.privacy;

/// The record of who looked could not be written, so nothing is shown.
public final class AuditFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AuditFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
