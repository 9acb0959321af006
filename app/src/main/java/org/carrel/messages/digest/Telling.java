package org.carrel.messages.digest;

import org.carrel.privacy.Purpose;

/// What the module does of its own accord, it does for this.
public final class Telling {

    public static final Purpose TELL = new Purpose("tell_about_use");

    private Telling() {}
}
