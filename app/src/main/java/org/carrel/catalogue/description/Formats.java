package org.carrel.catalogue.description;

/// Which format a record is of, by its leader and the fixed fields.
final class Formats {

    private static final int TYPE = 6;
    private static final int LEVEL = 7;
    private static final int COMPUTER_FILE = 26;
    private static final int VISUAL = 33;
    private static final int PERIODICAL = 21;

    private Formats() {}

    static Format of(Fields fields) {
        char level = fields.leader(LEVEL);
        return switch (fields.leader(TYPE)) {
            case 'a' -> text(fields, level);
            case 't' -> isThesis(fields) ? Format.THESIS : Format.ARCHIVE;
            case 'c', 'd' -> Format.MUSIC_SCORE;
            case 'e', 'f' -> Format.MAP;
            case 'g' -> "fist".indexOf(fields.fixed(VISUAL)) >= 0 ? Format.IMAGE : Format.VIDEO;
            case 'i' -> Format.SPOKEN_RECORDING;
            case 'j' -> Format.MUSIC_RECORDING;
            case 'k' -> Format.IMAGE;
            case 'm' -> fields.fixed(COMPUTER_FILE) == 'd' ? text(fields, level) : Format.SOFTWARE;
            case 'o' -> Format.KIT;
            case 'p' -> Format.ARCHIVE;
            case 'r' -> Format.OBJECT;
            default -> Format.OTHER;
        };
    }

    private static Format text(Fields fields, char level) {
        return switch (level) {
            case 's' -> fields.fixed(PERIODICAL) == 'm' ? Format.BOOK : Format.JOURNAL;
            case 'i' -> Format.OTHER;
            case 'b', 'a' -> isThesis(fields) ? Format.THESIS : Format.ARTICLE;
            case 'c', 'd' -> Format.ARCHIVE;
            default -> isThesis(fields) ? Format.THESIS : Format.BOOK;
        };
    }

    private static boolean isThesis(Fields fields) {
        return fields.plain("502").findAny().isPresent();
    }
}
