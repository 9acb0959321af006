package org.carrel.catalogue.invented;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.carrel.catalogue.invented.InventedTitles.Script;

/// About two thousand records, always the same.
final class InventedWorks {

    private static final long SEED = 1753;
    private static final int BOOKS = 1450;
    private static final int JOURNALS = 150;
    private static final int THESES = 140;
    private static final int SCORES = 90;
    private static final int FILMS = 70;
    private static final int MAPS = 40;
    private static final int SCRIPT_COPIES = 5;

    private static final List<String> GIVEN = List.of(
            "Ada",
            "Benedict",
            "Clemency",
            "Dorian",
            "Edith",
            "Farid",
            "Gwendolen",
            "Hilary",
            "Idris",
            "Josephine",
            "Kofi",
            "Lucian",
            "Marguerite",
            "Noor",
            "Orla",
            "Priya",
            "Rufus",
            "Sanjay",
            "Tomasz",
            "Ursula");
    private static final List<String> FAMILY = List.of(
            "Ashdown",
            "Birtwhistle",
            "Carrow",
            "Devereux",
            "Eastgate",
            "Fenwick",
            "Grimshaw",
            "Hallam",
            "Iyengar",
            "Jellicoe",
            "Kestrel",
            "Lindqvist",
            "Marchetti",
            "Norrington",
            "Okonkwo",
            "Penhaligon",
            "Quill",
            "Ravenscroft",
            "Szymańska",
            "Thornbury",
            "Umarov",
            "Vandermeer",
            "Wetherby",
            "Yardley",
            "Zulueta");
    private static final List<String> PUBLISHERS = List.of(
            "Cambridge :$bFenland Press,",
            "London :$bQuiet Press,",
            "Bristol :$bSuspension Books,",
            "Edinburgh :$bNew Town University Press,",
            "Rotterdam :$bMaas Academic,",
            "Boston :$bCommon Shelf,");

    private final Random random = new Random(SEED);
    private final Set<String> titles = new HashSet<>();
    private final List<InventedWork> works = new ArrayList<>();
    private int number;

    private InventedWorks() {}

    static List<InventedWork> all() {
        return new InventedWorks().make();
    }

    private List<InventedWork> make() {
        for (int one = 0; one < BOOKS; one++) {
            add(book(InventedTitles.pick(random, Discipline.ALL)), InventedWork.Had.BOOK);
        }
        for (int one = 0; one < JOURNALS; one++) {
            add(journal(InventedTitles.pick(random, Discipline.ALL)), InventedWork.Had.JOURNAL);
        }
        for (int one = 0; one < THESES; one++) {
            add(thesis(InventedTitles.pick(random, Discipline.ALL)), InventedWork.Had.REFERENCE);
        }
        for (int one = 0; one < SCORES; one++) {
            add(score(one), InventedWork.Had.BOOK);
        }
        for (int one = 0; one < FILMS; one++) {
            add(film(InventedTitles.pick(random, Discipline.ALL)), InventedWork.Had.BOOK);
        }
        for (int one = 0; one < MAPS; one++) {
            add(map(one), InventedWork.Had.REFERENCE);
        }
        for (int one = 0; one < SCRIPT_COPIES * InventedTitles.SCRIPTS.size(); one++) {
            add(script(InventedTitles.SCRIPTS.get(one % InventedTitles.SCRIPTS.size()), one), InventedWork.Had.BOOK);
        }
        return works;
    }

    private void add(InventedRecord record, InventedWork.Had had) {
        works.add(new InventedWork(record.marc(), had, record.callNumber(), ++number));
    }

    private InventedRecord book(Discipline about) {
        String topic = InventedTitles.pick(random, about.topics());
        int year = 1950 + random.nextInt(76);
        InventedRecord record = new InventedRecord("am", year, "eng", ++number)
                .isbn()
                .author(person())
                .title(unique(topic), InventedTitles.subtitle(random))
                .published(InventedTitles.pick(random, PUBLISHERS), year)
                .extent(120 + random.nextInt(600) + " pages")
                .subjects(about, topic)
                .shelved(about, random);
        if (random.nextInt(4) == 0) {
            record.edition(2 + random.nextInt(4));
        }
        return random.nextInt(3) == 0 ? record.editor(person()) : record;
    }

    private InventedRecord journal(Discipline about) {
        String topic = InventedTitles.pick(random, about.topics());
        int year = 1880 + random.nextInt(130);
        String title = InventedTitles.journal(random, topic);
        return new InventedRecord("as", year, "eng", ++number)
                .issn()
                .title(titles.add(title) ? title : title + ". Series " + number, "")
                .published(InventedTitles.pick(random, PUBLISHERS), year)
                .extent("volumes")
                .subjects(about, topic)
                .shelved(about, random);
    }

    private InventedRecord thesis(Discipline about) {
        String topic = InventedTitles.pick(random, about.topics());
        int year = 1985 + random.nextInt(41);
        return new InventedRecord("am", year, "eng", ++number)
                .author(person())
                .title(unique(topic), "evidence from three campuses")
                .published("[London],", year)
                .extent(180 + random.nextInt(160) + " leaves")
                .thesis(year)
                .subjects(about, topic)
                .shelved(about, random);
    }

    private InventedRecord score(int which) {
        Discipline music = Discipline.ALL.stream()
                .filter(one -> one.shelf().equals("ML"))
                .findFirst()
                .orElseThrow();
        List<String> kinds =
                List.of("String quartet", "Sonata for viola and piano", "Wind quintet", "Evening songs", "Trio");
        int year = 1905 + random.nextInt(115);
        return new InventedRecord("cm", year, "zxx", ++number)
                .author(person())
                .title(kinds.get(which % kinds.size()) + " no. " + (1 + which / kinds.size()), "")
                .published("London :$bQuiet Press,", year)
                .extent("1 score (" + (12 + random.nextInt(80)) + " pages)")
                .subjects(music, "chamber music")
                .shelved(music, random);
    }

    private InventedRecord film(Discipline about) {
        String topic = InventedTitles.pick(random, about.topics());
        int year = 1990 + random.nextInt(35);
        return new InventedRecord("gm", year, "eng", ++number)
                .author(person())
                .title("Looking at " + topic, "a film in " + (2 + random.nextInt(5)) + " parts")
                .published("Bristol :$bSuspension Books,", year)
                .extent("1 DVD (" + (40 + random.nextInt(80)) + " min.)")
                .subjects(about, topic)
                .shelved(about, random);
    }

    private InventedRecord map(int which) {
        Discipline environment = Discipline.ALL.getLast();
        List<String> kinds = List.of("Geological map of", "Street plan of", "Walking map of", "Flood map of");
        List<String> places = List.of(
                "Carrow Marsh",
                "Penhaligon Sound",
                "Upper Wetherby",
                "the Hallam Hills",
                "Eastgate",
                "Kestrel Moor",
                "Old Fenwick",
                "Quill Island",
                "Ravenscroft",
                "Yardley Wharf");
        return new InventedRecord("em", 1890 + which * 3, "eng", ++number)
                .title(
                        kinds.get(which % kinds.size()) + " " + places.get(which % places.size()),
                        "sheet " + (which + 1))
                .published("Edinburgh :$bNew Town University Press,", 1890 + which * 3)
                .extent("1 map")
                .subjects(environment, "flood risk")
                .shelved(environment, random);
    }

    private InventedRecord script(Script script, int which) {
        int year = 1970 + random.nextInt(55);
        Discipline history = Discipline.ALL.get(11);
        return new InventedRecord("am", year, script.language(), ++number)
                .isbn()
                .written(script, which / InventedTitles.SCRIPTS.size())
                .published(InventedTitles.pick(random, PUBLISHERS), year)
                .extent(120 + random.nextInt(300) + " pages")
                .subjects(history, "public libraries")
                .shelved(history, random);
    }

    private String unique(String topic) {
        String title = InventedTitles.title(random, topic);
        for (int volume = 2; !titles.add(title); volume++) {
            String other = InventedTitles.title(random, topic);
            title = volume < 12 ? other : other + ". Volume " + volume;
        }
        return title;
    }

    private String person() {
        return InventedTitles.pick(random, FAMILY) + ", " + InventedTitles.pick(random, GIVEN) + " "
                + (char) ('A' + random.nextInt(20)) + ".";
    }
}
