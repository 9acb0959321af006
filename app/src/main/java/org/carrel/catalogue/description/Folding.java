package org.carrel.catalogue.description;

import java.text.Normalizer;
import java.util.Locale;

/// Makes one spelling of many: without capitals, marks and punctuation. Letters of other scripts stay what they are.
public final class Folding {

    private Folding() {}

    /// Words with one space between, by which headings are the same and titles are put in order.
    public static String key(String text) {
        String plain = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder key = new StringBuilder(plain.length());
        boolean gap = false;
        for (int place = 0; place < plain.length(); ) {
            int letter = plain.codePointAt(place);
            place += Character.charCount(letter);
            if (isMark(letter) || letter == '\'' || letter == '\u2019' || letter == '\u02bc') {
                continue;
            }
            if (Character.isLetterOrDigit(letter)) {
                if (gap && !key.isEmpty()) {
                    key.append(' ');
                }
                gap = false;
                append(key, letter);
            } else {
                gap = true;
            }
        }
        return key.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String text) {
        for (int place = 0; place < text.length(); place++) {
            if (text.charAt(place) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(int letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || type == Character.MODIFIER_LETTER && letter < 0x3000;
    }

    /// Letters with a stroke, which no form of normalisation takes apart.
    private static void append(StringBuilder key, int letter) {
        switch (letter) {
            case 'ß' -> key.append("ss");
            case 'æ', 'Æ' -> key.append("ae");
            case 'œ', 'Œ' -> key.append("oe");
            case 'ø', 'Ø' -> key.append('o');
            case 'ł', 'Ł' -> key.append('l');
            case 'đ', 'Đ', 'ð', 'Ð' -> key.append('d');
            case 'þ', 'Þ' -> key.append("th");
            case 'ı' -> key.append('i');
            default -> key.appendCodePoint(letter);
        }
    }
}
