package org.carrel.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.carrel.people.InventedMembers.Member;
import org.carrel.people.Subgroup;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;

/// Why the invented people may use the library, since when and until when: by the system that
/// would say so. The same on every day but for its dates.
final class InventedCareers {

    private static final long SEED = 1909;
    private static final List<String> DEPARTMENTS = List.of(
            "Aeronautics",
            "Bioengineering",
            "Chemistry",
            "Civil Engineering",
            "Computing",
            "Earth Science",
            "Infectious Disease",
            "Materials",
            "Mathematics",
            "Mechanical Engineering",
            "Physics",
            "Public Health",
            "Surgery and Cancer");
    private static final List<String> TRUST_JOBS = List.of(
            "Staff nurse",
            "Consultant",
            "Foundation doctor",
            "Pharmacist",
            "Physiotherapist",
            "Radiographer",
            "Midwife");
    private static final List<String> TRUSTS = List.of("Northside Hospital", "Riverside Hospital", "St Brannoc’s");
    private static final List<String> SECTIONS =
            List.of("Epigenetics", "Gene regulation", "Metabolism", "Quantitative biology");
    private static final List<String> NEIGHBOURS =
            List.of("Museum of Instruments", "Kings Park College of Art", "Royal Society of Maps");
    private static final List<String> UNIVERSITIES =
            List.of("University of Aldmere", "Caldonby University", "Thornwick Institute", "University of Wexbridge");

    private final LocalDate today;
    private final Random chance = new Random(SEED);
    private int number;

    InventedCareers(LocalDate today) {
        this.today = today;
    }

    /// A system that says who its people are.
    record System(String key, String title, int precedence, List<UserGroup> groups) {

        /// How files of the student records are read, so that one can be delivered by hand too.
        /// Only who changed: a file of a few lines ends nobody.
        private static final String MAPPING = """
                kind: delta
                dates: [dd/MM/yyyy]
                fields:
                  external_id: { column: STUDENT_ID, required: true }
                  name: { columns: [FIRST_NAME, LAST_NAME], required: true }
                  email: EMAIL
                  username: USERNAME
                  card_uid: CARD
                  department: DEPARTMENT
                  user_group: { value: student }
                  since: STARTS
                  until: ENDS
                  subgroup: { column: LEVEL, values: { UG: taught, PGT: taught, PGR: research } }
                """;

        /// Empty where no files come.
        String mapping() {
            return key.equals("student-records") ? MAPPING : "";
        }

        static final List<System> ALL = List.of(
                new System("student-records", "Student records", 10, List.of(UserGroup.STUDENT)),
                new System(
                        "human-resources",
                        "Human resources",
                        20,
                        List.of(UserGroup.STAFF, UserGroup.RETIRED_STAFF, UserGroup.INCUBATOR_MEMBER)),
                new System("nhs-trusts", "Hospital trusts", 30, List.of(UserGroup.NHS_STAFF)),
                new System(
                        "partners",
                        "Partner institutes",
                        40,
                        List.of(UserGroup.CRICK_STAFF, UserGroup.MRC_STAFF, UserGroup.THROMBOSIS_STAFF)),
                new System("alumni-office", "Alumni office", 50, List.of(UserGroup.ALUMNUS)),
                new System(
                        "earlier-system",
                        "The library’s earlier system",
                        90,
                        List.of(UserGroup.LOCAL_INSTITUTION, UserGroup.SCONUL_VISITOR, UserGroup.PUBLIC_MEMBER)));

        static System of(UserGroup group) {
            return ALL.stream()
                    .filter(system -> system.groups().contains(group))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// What each system says, person by person. One in twelve of the staff was a student here once.
    Map<System, List<Member>> of(List<InventedPeople.Invented> people) {
        Map<System, List<Member>> said = new LinkedHashMap<>();
        System.ALL.forEach(system -> said.put(system, new ArrayList<>()));
        for (InventedPeople.Invented one : people) {
            said.computeIfAbsent(System.of(one.group()), system -> new ArrayList<>())
                    .add(member(one, new HashMap<>(Map.of("username", one.username()))));
            if (one.group() == UserGroup.STAFF && chance.nextInt(12) == 0) {
                said.computeIfAbsent(System.of(UserGroup.ALUMNUS), system -> new ArrayList<>())
                        .add(alumnus(one, new HashMap<>(Map.of("username", one.username()))));
            }
        }
        for (Persona persona : Persona.ALL) {
            if (!persona.left()) {
                Member known = persona(persona);
                said.computeIfAbsent(System.of(known.group()), system -> new ArrayList<>())
                        .add(known);
            }
        }
        return said;
    }

    /// After all others, who stay as they are. No system says a user name: the account with its
    /// password is the demo's to make.
    private Member persona(Persona persona) {
        UserGroup group = persona.groups().iterator().next();
        InventedPeople.Invented one = new InventedPeople.Invented(persona.username(), persona.name(), group);
        Member known = member(one, new HashMap<>());
        if (group == UserGroup.STUDENT) {
            // The student whom visitors of the demo sign in as is one of the many.
            known.more().put("subgroup", Subgroup.TAUGHT.key());
        }
        LocalDate until = persona.roles().isEmpty() ? known.until() : null;
        // Nobody's time is over the week after the demo was made.
        LocalDate soonest = today.plusMonths(6);
        return new Member(
                known.id(),
                known.name(),
                known.group(),
                known.since(),
                until != null && until.isBefore(soonest) ? soonest : until,
                known.more());
    }

    private Member member(InventedPeople.Invented one, Map<String, String> more) {
        more.put("email", one.username() + "@demo.example");
        more.put("library_number", "2%06d".formatted(++number));
        more.put("barcode", "30117%08d".formatted(10_000_000 + number));
        more.put("card_uid", "04%012X".formatted(0x5A3B7C00000L + number * 7919L));
        return switch (one.group()) {
            case STUDENT -> student(one, more);
            case STAFF -> staff(one, more);
            case RETIRED_STAFF -> retired(one, more);
            case ALUMNUS -> alumnus(one, more);
            case NHS_STAFF -> nhs(one, more);
            case MRC_STAFF -> {
                more.put("research_section", any(SECTIONS));
                yield of(one, before(4), chance.nextInt(3) == 0 ? later(2) : null, more);
            }
            case LOCAL_INSTITUTION -> visitor(one, any(NEIGHBOURS), more);
            case SCONUL_VISITOR -> visitor(one, any(UNIVERSITIES), more);
            case PUBLIC_MEMBER -> of(one, before(1), later(1), more);
            case CRICK_STAFF, THROMBOSIS_STAFF, INCUBATOR_MEMBER -> of(one, before(5), later(2), more);
        };
    }

    /// Of a course of three or four years, from October to the end of September.
    private Member student(InventedPeople.Invented one, Map<String, String> more) {
        more.put("department", any(DEPARTMENTS));
        // Not by chance, which would make others of everybody who follows.
        more.put("subgroup", (number % 3 == 0 ? Subgroup.RESEARCH : Subgroup.TAUGHT).key());
        int begun = today.getYear() - (today.getMonthValue() < 10 ? 1 : 0) - chance.nextInt(3);
        LocalDate since = LocalDate.of(begun, 10, 1);
        return of(one, since, LocalDate.of(begun + 3 + chance.nextInt(2), 9, 30), more);
    }

    private Member staff(InventedPeople.Invented one, Map<String, String> more) {
        LocalDate joined = before(15);
        more.put("department", any(DEPARTMENTS));
        more.put("joined_on", joined.toString());
        return of(one, joined, chance.nextInt(4) == 0 ? later(3) : null, more);
    }

    private Member retired(InventedPeople.Invented one, Map<String, String> more) {
        LocalDate left = before(8);
        more.put("joined_on", left.minusYears(12 + chance.nextInt(20)).toString());
        more.put("left_on", left.toString());
        return of(one, left.plusDays(1), null, more);
    }

    private Member alumnus(InventedPeople.Invented one, Map<String, String> more) {
        LocalDate completed = LocalDate.of(today.getYear() - 1 - chance.nextInt(12), 7, 15);
        more.put("course_completed_on", completed.toString());
        return new Member(one.username(), one.name(), UserGroup.ALUMNUS, completed.plusDays(1), null, more);
    }

    private Member nhs(InventedPeople.Invented one, Map<String, String> more) {
        more.put(
                "date_of_birth",
                today.minusYears(23 + chance.nextInt(40))
                        .minusDays(chance.nextInt(365))
                        .toString());
        more.put("job_title", any(TRUST_JOBS));
        more.put("department", any(TRUSTS));
        if (number % 4 == 0) {
            more.put("subgroup", Subgroup.PLACEMENT.key());
        }
        return of(one, before(6), later(2), more);
    }

    private Member visitor(InventedPeople.Invented one, String home, Map<String, String> more) {
        more.put("home_institution", home);
        return of(one, before(1), later(1), more);
    }

    private static Member of(
            InventedPeople.Invented one, LocalDate since, @Nullable LocalDate until, Map<String, String> more) {
        return new Member(one.username(), one.name(), one.group(), since, until, more);
    }

    private LocalDate before(int years) {
        return today.minusDays(30 + chance.nextInt(years * 365));
    }

    private LocalDate later(int years) {
        return today.plusDays(20 + chance.nextInt(years * 365));
    }

    private String any(List<String> some) {
        return some.get(chance.nextInt(some.size()));
    }
}
