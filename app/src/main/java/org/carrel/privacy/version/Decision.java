package org.carrel.privacy.version;

/// What an officer decided about one substantial change.
///
/// @param number counts the changes of the version, from 1
/// @param change its sentence
/// @param choice `compatible` with what people were told before (UK GDPR Art. 6(4), 8A), or `tell`; empty while open
/// @param reason why; needed where it is compatible
public record Decision(int number, String change, String choice, String reason) {

    static final String COMPATIBLE = "compatible";
    static final String TELL = "tell";

    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 2000;

    boolean isMade() {
        return switch (choice) {
            case TELL -> reason.length() <= LONGEST_REASON;
            case COMPATIBLE -> reason.strip().length() >= SHORTEST_REASON && reason.length() <= LONGEST_REASON;
            default -> false;
        };
    }
}
