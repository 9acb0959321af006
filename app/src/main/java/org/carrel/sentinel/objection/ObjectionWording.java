package org.carrel.sentinel.objection;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.carrel.web.LibraryProfile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// What the letters on an objection say.
@Component
class ObjectionWording {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm", Locale.UK);

    private final MessageSource messages;
    private final LibraryProfile library;
    private final String address;

    /// @param address of this site, as readers type it; empty when nobody set it
    ObjectionWording(MessageSource messages, LibraryProfile library, @Value("${carrel.web.address:}") String address) {
        this.messages = messages;
        this.library = library;
        this.address = address;
    }

    String receiptSubject() {
        return text("objection.receipt.subject", library.name());
    }

    String receipt(Objection objection, String username) {
        return String.join(
                "\n\n",
                text("objection.receipt.who", when(objection.objectedAt()), username),
                text("objection.receipt.what"),
                text("objection.receipt.mine", place("/my-data")),
                text("objection.receipt.notMine", library.contact()),
                library.name() + "\n");
    }

    String groundSubject() {
        return text("objection.ground.subject", library.name());
    }

    /// Why the analysis goes on, in the officer's words, and what can be done about it.
    String ground(Objection objection) {
        return String.join(
                "\n\n",
                text("objection.ground.what", when(objection.objectedAt())),
                String.valueOf(objection.ground()),
                text("objection.ground.next", library.contact()),
                library.name() + "\n");
    }

    String officerSubject(Objection objection) {
        return text("objection.officer.subject", number(objection));
    }

    /// Names nobody: the page does not either.
    String officer(Objection objection) {
        return String.join(
                "\n\n",
                text("objection.officer.what", number(objection), when(objection.objectedAt())),
                text("objection.officer.next", place("/oversight/objections")),
                library.name() + "\n");
    }

    private String place(String path) {
        return address.isEmpty() ? text("objection.place" + path.replace('/', '.')) : address + path;
    }

    private String when(Instant at) {
        return WHEN.format(at.atZone(library.zone()));
    }

    private static String number(Objection objection) {
        return Long.toString(objection.id());
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }
}
