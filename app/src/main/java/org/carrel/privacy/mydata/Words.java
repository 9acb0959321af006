package org.carrel.privacy.mydata;

import java.util.Locale;
import org.springframework.context.MessageSource;

/// The message bundles for a page that is no answer to a request.
record Words(MessageSource messages) {

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }
}
