package org.carrel.privacy;

/// Letters that are sent as they fall due, every `carrel.privacy.letters-every`.
public interface DueLetters {

    void sendWhatIsDue();
}
