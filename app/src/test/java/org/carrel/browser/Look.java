package org.carrel.browser;

/// How a page is looked at.
///
/// @param width of the window, in CSS pixels
public record Look(boolean dark, int width) {

    public static final Look DESK = new Look(false, 1280);
    public static final Look DESK_AT_NIGHT = new Look(true, 1280);
    public static final Look PHONE = new Look(false, 390);
    public static final Look PHONE_AT_NIGHT = new Look(true, 390);

    /// For `@MethodSource("org.carrel.browser.Look#all")`.
    public static Look[] all() {
        return new Look[] {DESK, DESK_AT_NIGHT, PHONE, PHONE_AT_NIGHT};
    }

    @Override
    public String toString() {
        return (dark ? "dark" : "light") + "-" + width;
    }
}
