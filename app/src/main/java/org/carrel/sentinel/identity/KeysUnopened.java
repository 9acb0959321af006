package org.carrel.sentinel.identity;

/// The keystore is missing, does not open or does not answer. The message is for the log: it says where keys lie.
final class KeysUnopened extends Exception {

    private static final long serialVersionUID = 1L;

    KeysUnopened(String sentence) {
        super(sentence);
    }
}
