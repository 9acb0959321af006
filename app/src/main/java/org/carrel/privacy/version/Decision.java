package org.carrel.privacy.version;

import org.carrel.privacy.WrittenReason;

/// What an officer decided about one substantial change.
///
/// @param number counts the changes of the version, from 1
/// @param change its sentence
/// @param choice `compatible` with what people were told before (UK GDPR Art. 6(4), 8A), or `tell`; empty while open
/// @param reason why; needed where it is compatible
public record Decision(int number, String change, String choice, String reason) {

    static final String COMPATIBLE = "compatible";
    static final String TELL = "tell";

    boolean isMade() {
        return switch (choice) {
            case TELL -> reason.length() <= WrittenReason.LONGEST;
            case COMPATIBLE -> WrittenReason.of(reason).isPresent();
            default -> false;
        };
    }
}
