package org.carrel.catalogue.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// One spelling of many, for what is compared as a whole.
public final class Keys {

    private static final Set<String> ARTICLES =
            Set.of("the", "a", "an", "le", "la", "les", "l", "der", "die", "das", "el", "los", "las");

    private static final int MOST_BEGINNING = 3;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Keys() {}

    /// A title's words without a leading article, and without `and`, which some write `&`.
    public static String title(String title) {
        return title(Words.asked(title).stream().map(Token::term).toList());
    }

    /// Of words that were taken from a text already.
    public static String title(List<String> words) {
        List<String> rest =
                words.size() > 1 && ARTICLES.contains(words.getFirst()) ? words.subList(1, words.size()) : words;
        return String.join(
                " ", rest.stream().filter(word -> !word.equals("and")).toList());
    }

    /// The first words of what [#title] wrote: of one, two and three words, as far as it goes.
    public static List<String> beginnings(String title) {
        List<String> beginnings = new ArrayList<>(MOST_BEGINNING);
        int end = title.isEmpty() ? -1 : title.indexOf(' ');
        while (beginnings.size() < MOST_BEGINNING - 1 && end > 0) {
            beginnings.add(title.substring(0, end));
            end = title.indexOf(' ', end + 1);
        }
        if (!title.isEmpty()) {
            beginnings.add(end < 0 ? title : title.substring(0, end));
        }
        return beginnings;
    }

    /// Without spaces and in small letters: `qa76.9.d3`.
    public static String callNumber(String number) {
        return SPACE.matcher(number).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
