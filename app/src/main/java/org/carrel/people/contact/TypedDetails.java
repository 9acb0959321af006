package org.carrel.people.contact;

import java.util.Optional;
import java.util.regex.Pattern;
import org.carrel.privacy.ReadableLine;

/// What somebody typed about where they are reached.
///
/// @param own     a mail address, or empty
/// @param phone   as people write it, or empty
/// @param address several lines, or empty
record TypedDetails(String own, String phone, String address) {

    private static final Pattern MAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final int LONGEST_MAIL = 254;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()./-]{3,39}");
    private static final int LONGEST_ADDRESS = 500;

    static TypedDetails of(String own, String phone, String address) {
        return new TypedDetails(own.strip(), phone.strip(), address.strip().replace("\r\n", "\n"));
    }

    /// What speaks against it, as a message key under `contact.refused.`.
    Optional<String> against() {
        if (!own.isEmpty() && (own.length() > LONGEST_MAIL || !MAIL.matcher(own).matches())) {
            return Optional.of("mail");
        }
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            return Optional.of("phone");
        }
        return address.length() > LONGEST_ADDRESS || !ReadableLine.areAll(address)
                ? Optional.of("address")
                : Optional.empty();
    }

    /// Without anything: records end up in messages and logs.
    @Override
    public String toString() {
        return "TypedDetails";
    }
}
