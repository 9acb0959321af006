package org.carrel.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.carrel.people.UserGroup;

/// People who do not exist, over all twelve user groups, always the same.
final class InventedPeople {

    private static final long SEED = 1907;
    private static final int OTHERS_FOR_EACH = 7;

    private static final Map<UserGroup, Integer> SIZES = sizes();

    private static final List<String> GIVEN = List.of(
            "Aisha",
            "Anselm",
            "Beatriz",
            "Bronwen",
            "Callum",
            "Chiara",
            "Dagny",
            "Deepak",
            "Dilys",
            "Efua",
            "Emrys",
            "Fatima",
            "Fionn",
            "Greta",
            "Hiroshi",
            "Ifeoma",
            "Imogen",
            "Ismail",
            "Jarek",
            "Jun",
            "Katya",
            "Kwame",
            "Leila",
            "Lorcan",
            "Magda",
            "Mateo",
            "Mwangi",
            "Nadia",
            "Nils",
            "Odile",
            "Oluwaseun",
            "Parvati",
            "Quentin",
            "Rhiannon",
            "Rohan",
            "Saoirse",
            "Sunita",
            "Tariq",
            "Thandiwe",
            "Umar",
            "Valentina",
            "Wen",
            "Xiulan",
            "Yasmin",
            "Zofia");
    private static final List<String> FAMILY = List.of(
            "Abernathy",
            "Bairstow",
            "Castellanos",
            "Dombrowski",
            "Eyre",
            "Fairweather",
            "Gbadamosi",
            "Hollins",
            "Ito",
            "Jernigan",
            "Kowalczyk",
            "Larkspur",
            "Mbeki",
            "Nakamura",
            "Oyelaran",
            "Pemberton",
            "Quist",
            "Rahman",
            "Siddiqui",
            "Thistlewood",
            "Ueda",
            "Vasquez",
            "Wainwright",
            "Xu",
            "Yilmaz",
            "Zielinski",
            "Ashdown",
            "Bhattacharya",
            "Crabtree",
            "Dhaliwal",
            "Featherstone",
            "Grimshaw",
            "Haverford",
            "Kettlewell",
            "Lindholm",
            "Mukherjee",
            "Norrington",
            "Osei",
            "Prendergast",
            "Sandoval");

    /// @param username as it stands in the proxy's log
    record Invented(String username, String name, UserGroup group) {}

    private InventedPeople() {}

    /// A few hundred, who read from afar: they are in the proxy's log.
    static List<Invented> remote() {
        List<Invented> people = new ArrayList<>();
        add(people, SIZES, new Random(SEED), false);
        return people;
    }

    /// Three thousand, those of [#remote] first.
    static List<Invented> all() {
        List<Invented> people = remote();
        Map<UserGroup, Integer> others = new LinkedHashMap<>();
        SIZES.forEach((group, size) -> others.put(group, size * OTHERS_FOR_EACH));
        add(people, others, new Random(SEED + 1), true);
        return people;
    }

    /// @param middle whether they have a second name: among thousands too many would be called the same
    private static void add(List<Invented> people, Map<UserGroup, Integer> sizes, Random chance, boolean middle) {
        sizes.forEach((group, size) -> {
            for (int i = 0; i < size; i++) {
                String given = GIVEN.get(chance.nextInt(GIVEN.size()));
                String family = FAMILY.get(chance.nextInt(FAMILY.size()));
                String second = middle ? GIVEN.get(chance.nextInt(GIVEN.size())) + " " : "";
                people.add(new Invented(username(given, family, people.size()), given + " " + second + family, group));
            }
        });
    }

    private static String username(String given, String family, int number) {
        return (given.substring(0, 1) + family.substring(0, Math.min(family.length(), 5))).toLowerCase(Locale.ROOT)
                + (100 + number);
    }

    private static Map<UserGroup, Integer> sizes() {
        Map<UserGroup, Integer> sizes = new LinkedHashMap<>();
        sizes.put(UserGroup.STUDENT, 190);
        sizes.put(UserGroup.STAFF, 70);
        sizes.put(UserGroup.NHS_STAFF, 30);
        sizes.put(UserGroup.ALUMNUS, 18);
        sizes.put(UserGroup.RETIRED_STAFF, 8);
        sizes.put(UserGroup.CRICK_STAFF, 14);
        sizes.put(UserGroup.MRC_STAFF, 10);
        sizes.put(UserGroup.INCUBATOR_MEMBER, 6);
        sizes.put(UserGroup.THROMBOSIS_STAFF, 4);
        sizes.put(UserGroup.LOCAL_INSTITUTION, 10);
        sizes.put(UserGroup.SCONUL_VISITOR, 12);
        sizes.put(UserGroup.PUBLIC_MEMBER, 8);
        return sizes;
    }
}
