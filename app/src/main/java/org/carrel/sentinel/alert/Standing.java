package org.carrel.sentinel.alert;

/// How an alert stands, as far as messages tell it. What an address says is shown only where this bears it out: anybody
/// can write an address.
///
/// @param decided somebody has decided
/// @param compromised that is the verdict that stands
/// @param open who it is may be asked
/// @param secured its account is being secured, or was, and nobody asked for that to be taken back
/// @param takenBack it was asked to be taken back
/// @param leftAlone alerts of its account wait for nobody
record Standing(
        boolean decided, boolean compromised, boolean open, boolean secured, boolean takenBack, boolean leftAlone) {

    /// The word if it is one of what is done, and was; otherwise empty. A message key under `review.done.`
    String done(String word) {
        boolean was = switch (word) {
            case "decided" -> decided;
            case "compromised" -> compromised;
            case "secured" -> compromised && secured;
            case "cleared" -> decided && !compromised && takenBack;
            case "suppressed" -> leftAlone;
            case "resumed" -> !leftAlone;
            default -> false;
        };
        return was ? word : "";
    }

    /// The word if it is one of why something is refused, and can be why; otherwise empty. A message key under
    /// `review.refused.`
    String refused(String word) {
        boolean can = switch (word) {
            case "closed" -> !open;
            case "overtaken" -> decided;
            case "verdict", "note", "reason", "days", "untrained", "rate", "own", "pending", "answered", "declined" ->
                true;
            case "not-configured", "not-identified", "not-seen" -> true;
            default -> false;
        };
        return can ? word : "";
    }
}
