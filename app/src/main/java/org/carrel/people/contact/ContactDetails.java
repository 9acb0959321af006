package org.carrel.people.contact;

/// Where somebody is reached; empty where it is not known.
///
/// @param given   the mail address that their institution gave; only it can change that
/// @param own     the one they gave themselves: letters go there first, but for those that secure their account
/// @param address several lines
record ContactDetails(String given, String own, String phone, String address) {

    static final ContactDetails NONE = new ContactDetails("", "", "", "");

    /// Without anything: records end up in messages and logs.
    @Override
    public String toString() {
        return "ContactDetails";
    }
}
