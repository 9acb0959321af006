package org.carrel.buildings.door;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// What a gate shows, and what a program that asked wrongly is told.
@Component
public class DoorTexts {

    private final MessageSource messages;

    DoorTexts(MessageSource messages) {
        this.messages = messages;
    }

    public String of(Code code) {
        return text("door." + code.key());
    }

    public String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }
}
