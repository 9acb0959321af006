package org.carrel.people.joining;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.carrel.web.LibraryProfile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The words of letters to whoever applied.
@Component
class JoiningWords {

    private final MessageSource messages;
    private final LibraryProfile library;
    private final String address;

    /// @param address of this site, as readers type it; empty when nobody set it
    JoiningWords(MessageSource messages, LibraryProfile library, @Value("${carrel.web.address:}") String address) {
        this.messages = messages;
        this.library = library;
        this.address = address;
    }

    String subject(String letter) {
        return text("joinLetter.subject." + letter, library.name());
    }

    String confirm(String name, String code, Duration valid) {
        return letter(
                name,
                text("joinLetter.confirm", library.name(), address + "/join/confirm?code=" + code, valid.toHours()));
    }

    /// To the library of somebody's own university.
    String askHome(String name, String institution, String code, Duration valid) {
        return text(
                        "joinLetter.approve",
                        library.name(),
                        name,
                        institution,
                        address + "/join/home?code=" + code,
                        valid.toDays())
                + "\n\n" + text("joinLetter.contact", library.contact()) + "\n\n" + library.name() + "\n";
    }

    String declined(String name, String said) {
        return letter(name, text("joinLetter.declined", library.name(), said));
    }

    String renewal(String name, LocalDate until) {
        return letter(name, text("joinLetter.renewal", library.name(), written(until), address + "/"));
    }

    private static String written(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.UK)
                .format(day);
    }

    String lapsed(String name) {
        return letter(name, text("joinLetter.lapsed", library.name(), address + "/join"));
    }

    String invited(String name, String username, String code, Duration valid) {
        return letter(
                name,
                text(
                        "joinLetter.invited",
                        library.name(),
                        username,
                        address + "/password?code=" + code,
                        valid.toDays()));
    }

    /// @param until their last day; empty where there is none any more
    String welcomeBack(String name, String username, Optional<LocalDate> until) {
        String back = text("joinLetter.welcomeBack", library.name(), username, address + "/sign-in");
        return letter(
                name,
                until.map(day -> back + "\n\n" + text("joinLetter.until", written(day)))
                        .orElse(back));
    }

    private String letter(String name, String text) {
        return text("joinLetter.dear", name) + "\n\n" + text + "\n\n" + text("joinLetter.contact", library.contact())
                + "\n\n" + library.name() + "\n";
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }
}
