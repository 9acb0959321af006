package org.carrel.sentinel.securing.connector;

import java.util.Locale;
import org.carrel.web.LibraryProfile;
import org.springframework.context.MessageSource;

/// What letters and tickets say.
final class Wording {

    private final MessageSource messages;
    private final LibraryProfile library;
    private final String address;

    /// @param address of this site, as readers type it; empty when nobody set it
    Wording(MessageSource messages, LibraryProfile library, String address) {
        this.messages = messages;
        this.library = library;
        this.address = address;
    }

    /// The same for every attempt, and of no other ticket.
    String ticketTitle(Target target) {
        return text("securing.ticket.title", number(target.alert()), number(target.securing()));
    }

    String ticket(Target target, boolean withUsername) {
        StringBuilder text = new StringBuilder(text("securing.ticket.text"));
        text.append("\n\n")
                .append(text("securing.ticket.account", target.token()))
                .append('\n');
        if (withUsername) {
            text.append(text("securing.ticket.username", target.username())).append('\n');
        }
        text.append(text("securing.ticket.alert", address + "/alerts/" + target.alert()))
                .append("\n\n")
                .append(text(withUsername ? "securing.ticket.next" : "securing.ticket.next.token"))
                .append('\n');
        return text.toString();
    }

    String letterSubject() {
        return text("securing.letter.subject", library.name());
    }

    /// Tells of what is done only, and asks the owner to see to the rest.
    String letter(Target target) {
        boolean changed = target.done().contains(StepKind.KEYCLOAK_PASSWORD);
        boolean locked = target.done().contains(StepKind.LDAP_ACCOUNT);
        StringBuilder text = new StringBuilder(text("securing.letter.what")).append("\n\n");
        text.append(text("securing.letter." + (changed ? "changed" : locked ? "locked" : "open")))
                .append('\n');
        if (target.done().contains(StepKind.EZPROXY_BLOCK)) {
            text.append(text("securing.letter.proxy")).append('\n');
        }
        if (target.done().contains(StepKind.LOCAL_SIGN_IN)) {
            text.append(text("securing.letter.local")).append('\n');
        }
        return text.append('\n')
                .append(text(changed || locked ? "securing.letter.choose" : "securing.letter.change"))
                .append("\n\n")
                .append(text(
                        "securing.letter.mine",
                        address + "/was-this-me/" + target.code().get()))
                .append("\n\n")
                .append(text("securing.letter.contact", library.contact()))
                .append("\n\n")
                .append(library.name())
                .append('\n')
                .toString();
    }

    // Numbers that name something have no separators.
    private static String number(long number) {
        return Long.toString(number);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }
}
