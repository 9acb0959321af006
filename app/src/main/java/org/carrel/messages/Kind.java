package org.carrel.messages;

import java.util.regex.Pattern;

/// A kind of news. The message bundle of the module that brings it says `messages.kind.CODE`, a few
/// words for the subject of a mail, and `messages.kind.CODE.about`, a sentence for whoever chooses.
///
/// @param code        as settings and tables have it
/// @param mayBeUrgent whether a library may have it sent at once instead of with the digest
public record Kind(String code, Freedom freedom, boolean mayBeUrgent) {

    // First: the kinds below are checked by it.
    private static final Pattern CODE = Pattern.compile("[a-z][a-z_]{0,39}");

    public static final Kind OVERDUE = new Kind("overdue", Freedom.NONE, false);
    public static final Kind RECALLED = new Kind("recalled", Freedom.NONE, true);
    public static final Kind INVOICE = new Kind("invoice", Freedom.NONE, false);
    public static final Kind CHARGE = new Kind("charge", Freedom.NONE, false);
    public static final Kind READY = new Kind("ready", Freedom.CHANNEL, true);
    public static final Kind DUE_SOON = new Kind("due_soon", Freedom.FULL, false);
    public static final Kind RENEWED = new Kind("renewed", Freedom.FULL, false);

    public Kind {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("A kind of news is named by small letters, not by " + code);
        }
    }
}
