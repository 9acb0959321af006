package org.carrel.catalogue.invented;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Titles that sound like many and are nobody's.
final class InventedTitles {

    private static final List<String> FORMS = List.of(
            "Introduction to %s",
            "Principles of %s",
            "The quiet history of %s",
            "A short guide to %s",
            "%s: theory and practice",
            "Handbook of %s",
            "Rethinking %s",
            "Essays on %s",
            "%s for beginners",
            "Advanced %s",
            "The art of %s",
            "Foundations of %s",
            "%s in an uncertain world",
            "What we know about %s",
            "Problems in %s");
    private static final List<String> SUBTITLES = List.of(
            "a student’s companion",
            "concepts and cases",
            "an illustrated survey",
            "methods, data and doubt",
            "lectures from the river campus",
            "a critical reader",
            "from first ideas to present questions",
            "worked examples");
    private static final List<String> PLACES = List.of(
            "Northumbria", "the Severn valley", "Lisbon", "Kerala", "the Baltic", "Lagos", "Patagonia", "Kyoto");

    /// A title in another script, with the same in Latin letters.
    ///
    /// @param language as MARC writes it
    record Script(String language, String latin, String original, String name, String originalName) {}

    static final List<Script> SCRIPTS = List.of(
            new Script("jpn", "Toshokan no yoru", "図書館の夜", "Tanaka, Hiroko", "田中浩子"),
            new Script("jpn", "Suugaku nyuumon", "数学入門", "Yamada, Ichirou", "山田一郎"),
            new Script("chi", "Tu shu guan jian shi", "图书馆简史", "Li, Xiulan", "李秀兰"),
            new Script("chi", "Cheng shi yu he liu", "城市与河流", "Wang, Wen", "王文"),
            new Script("kor", "Doseogwan ui bam", "도서관의 밤", "Kim, Min-jun", "김민준"),
            new Script("ara", "Tarikh al-maktabat", "تاريخ المكتبات", "Haddad, Layla", "حداد، ليلى"),
            new Script("ara", "Madinat al-nahr", "مدينة النهر", "Mansur, Tariq", "منصور، طارق"),
            new Script("heb", "Sifriyat ha-layla", "ספריית הלילה", "Levi, Tamar", "לוי, תמר"),
            new Script("rus", "Istoriia biblioteki", "История библиотеки", "Volkova, Katia", "Волкова, Катя"),
            new Script("rus", "Vvedenie v fiziku", "Введение в физику", "Orlov, Pavel", "Орлов, Павел"),
            new Script(
                    "gre",
                    "Historia tēs vivliothēkēs",
                    "Ιστορία της βιβλιοθήκης",
                    "Nikolaou, Eleni",
                    "Νικολάου, Ελένη"),
            new Script("per", "Ketabkhaneh-ye shab", "کتابخانهٔ شب", "Rahimi, Nadia", "رحیمی، نادیا"));

    private InventedTitles() {}

    static String title(Random random, String topic) {
        String form = pick(random, FORMS);
        String title = random.nextInt(9) == 0 ? topic + " in " + pick(random, PLACES) : form.formatted(topic);
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }

    /// Empty for most.
    static String subtitle(Random random) {
        return random.nextInt(3) == 0 ? pick(random, SUBTITLES) : "";
    }

    static String journal(Random random, String topic) {
        List<String> forms = List.of(
                "Journal of %s", "%s quarterly", "Annals of %s", "Letters in %s", "European review of %s", "%s today");
        String title = pick(random, forms).formatted(topic);
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }

    static <T> T pick(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
