package org.carrel.privacy.version;

/// One thing that two versions of the notice say differently.
///
/// @param key of its sentence, under `noticeChange.`; the sentence is given the three texts that follow
/// @param name what it is about, in the notice's own words
/// @param before what the older version says of it; empty where it says nothing
/// @param after what the newer version says of it; empty where it says nothing
/// @param substantial it does something new with data that is held already, or keeps it longer (UK GDPR Art. 5(1)(b),
///     13(3)): an officer has to find it compatible, or people have to be told
public record NoticeChange(String key, String name, String before, String after, boolean substantial) {

    static NoticeChange minor(String key, String name, String before, String after) {
        return new NoticeChange(key, name, before, after, false);
    }

    static NoticeChange substantial(String key, String name, String before, String after) {
        return new NoticeChange(key, name, before, after, true);
    }

    /// As the template's and the command line's texts are found.
    public interface Texts {
        String text(String key, Object... arguments);
    }

    public String sentence(Texts texts) {
        return texts.text("noticeChange." + key, name, before, after);
    }
}
