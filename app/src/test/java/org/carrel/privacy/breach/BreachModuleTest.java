package org.carrel.privacy.breach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.privacy.NothingSaid;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/// The register: who has to be told follows from the risk, within 72 hours or with a reason.
@CarrelTest
@Import(SettableClock.class)
class BreachModuleTest {

    private static final String REASON = "It is so for a good reason";

    @Autowired
    private Breaches breaches;

    @Autowired
    private Notes notes;

    @Autowired
    private Environment environment;

    @Autowired
    private People people;

    @Autowired
    private SettableClock clock;

    @LocalServerPort
    private int port;

    private final UUID officer = UUID.randomUUID();

    private String now() {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss")
                .format(clock.instant().atZone(ZoneId.of("Europe/London")));
    }

    private Breaches.Outcome enter(String aware, Set<String> categories, String people) {
        return breaches.enter(
                new Breaches.Form(aware, "A list of readers went to the wrong address", categories, people, "", ""),
                officer);
    }

    private long entered() {
        return enter(now(), Set.of("name", "contact"), "120") instanceof Breaches.Outcome.Done(long id) ? id : 0;
    }

    private Breaches.Shown shown(long id) {
        return breaches.one(id).orElseThrow();
    }

    @Test
    void theClockRunsFromWhenItWasKnown() {
        long id = entered();
        assertThat(shown(id).breach().needsRegulator())
                .as("while nobody has decided")
                .isTrue();
        assertThat(shown(id).left().hours()).isBetween(71L, 72L);
        clock.advance(Duration.ofHours(73));
        assertThat(shown(id).left().isOver()).isTrue();
        assertThat(breaches.regulatorTold(id, "")).isEqualTo(new Breaches.Outcome.Refused("late"));
        assertThat(breaches.regulatorTold(id, REASON)).isInstanceOf(Breaches.Outcome.Done.class);
        assertThat(shown(id).breach().lateBecause()).isEqualTo(REASON);
    }

    @Test
    void aHighRiskIsClosedOnlyWhenRegulatorAndPeopleWereTold() {
        long id = entered();
        assertThat(breaches.close(id)).isEqualTo(new Breaches.Outcome.Refused("open"));
        breaches.decide(id, "high", REASON, officer);
        breaches.regulatorTold(id, "");
        assertThat(shown(id).breach().needsPeople()).isTrue();
        assertThat(breaches.close(id)).isEqualTo(new Breaches.Outcome.Refused("open"));
        breaches.peopleTold(id);
        assertThat(breaches.close(id)).isInstanceOf(Breaches.Outcome.Done.class);
        assertThat(breaches.decide(id, "unlikely", REASON, officer)).isEqualTo(new Breaches.Outcome.Refused("closed"));
    }

    @Test
    void anUnlikelyRiskIsRecordedWithItsReasonAndNobodyIsTold() {
        long id = entered();
        assertThat(breaches.decide(id, "unlikely", "short", officer))
                .isEqualTo(new Breaches.Outcome.Refused("decision"));
        for (String nothing : NothingSaid.ALL) {
            assertThat(breaches.decide(id, "unlikely", nothing, officer))
                    .as(nothing)
                    .isEqualTo(new Breaches.Outcome.Refused("decision"));
        }
        breaches.decide(id, "unlikely", REASON, officer);
        assertThat(shown(id).breach().needsRegulator()).isFalse();
        assertThat(breaches.close(id)).isInstanceOf(Breaches.Outcome.Done.class);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThat(enter("tomorrow", Set.of("name"), "1")).isEqualTo(new Breaches.Outcome.Refused("aware"));
        assertThat(enter("2999-01-01T10:00", Set.of("name"), "1")).isEqualTo(new Breaches.Outcome.Refused("aware"));
        assertThat(enter(now(), Set.of(), "1")).isEqualTo(new Breaches.Outcome.Refused("categories"));
        assertThat(enter(now(), Set.of("nonsense"), "1")).isEqualTo(new Breaches.Outcome.Refused("categories"));
        assertThat(enter(now(), Set.of("name"), "many")).isEqualTo(new Breaches.Outcome.Refused("people"));
    }

    @Test
    void theDraftsAreMadeOfWhatWasEntered() {
        var dpo = TestAccounts.staff(people, StaffRole.DPO);
        Visitor visitor = new Visitor(port);
        visitor.signIn(dpo.username(), TestAccounts.PASSWORD);
        long id = entered();
        breaches.decide(id, "high", REASON, officer);
        String page = visitor.get("/privacy/officer/breaches/" + id).body();
        assertThat(page)
                .contains("A list of readers went to the wrong address", "Name; Contact details", "about: 120")
                .contains("Something went wrong with data about you");
        assertThat(visitor.post("/privacy/officer/breaches/" + id + "/nonsense", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.get("/privacy/officer/breaches/999999").statusCode()).isEqualTo(404);
    }

    private Notes.Form note(String kind, String said, String people) {
        return new Notes.Form(kind, notes.today().toString(), said, people);
    }

    @Test
    void whatComesToLightLaterIsAddedAndEarlierWordsStay() {
        long id = entered();
        assertThat(notes.add(id, note("found", "Forty more readers were on the list", "160"), officer))
                .isInstanceOf(Breaches.Outcome.Done.class);
        notes.add(id, note("done", "The wrong address was asked to delete it", ""), officer);
        notes.add(id, note("told", "The head of the library, by telephone", ""), officer);
        Breaches.Shown shown = shown(id);
        assertThat(shown.notes()).extracting(Note::kind).containsExactly("found", "done", "told");
        assertThat(shown.people()).isEqualTo(160);
        assertThat(shown.breach().people()).as("as it was entered").isEqualTo(120);
        assertThat(shown.what())
                .startsWith("A list of readers went to the wrong address")
                .contains("Forty more readers");
        assertThat(shown.measures()).contains("asked to delete it");
        assertThatThrownBy(() -> new OwnerOfDatabase(environment)
                        .execute(
                                "UPDATE privacy.breach_note SET said = 'It was nothing at all' WHERE breach_id = ?",
                                id))
                .hasStackTraceContaining("stays as it was written");
        assertThat(new OwnerOfDatabase(environment)
                        .execute("UPDATE privacy.breach_note SET by_staff = NULL WHERE breach_id = ?", id))
                .as("who wrote it may be let go of")
                .isEqualTo(3);
    }

    @Test
    void aNoteIsAddedAlsoOnceItIsClosedAndWithAClearDay() {
        long id = entered();
        breaches.decide(id, "unlikely", REASON, officer);
        breaches.close(id);
        assertThat(notes.add(id, note("found", "It was found again in a drawer", ""), officer))
                .isInstanceOf(Breaches.Outcome.Done.class);
        assertThat(notes.add(id, note("gossip", REASON, ""), officer))
                .isEqualTo(new Breaches.Outcome.Refused("noteKind"));
        assertThat(notes.add(id, note("found", "short", ""), officer))
                .isEqualTo(new Breaches.Outcome.Refused("noteSaid"));
        assertThat(notes.add(id, note("found", REASON, "many"), officer))
                .isEqualTo(new Breaches.Outcome.Refused("notePeople"));
        for (String day : List.of("2999-01-01", "1999-01-01", "yesterday")) {
            assertThat(notes.add(id, new Notes.Form("found", day, REASON, ""), officer))
                    .as(day)
                    .isEqualTo(new Breaches.Outcome.Refused("noteDay"));
        }
        assertThat(shown(id).notes()).hasSize(1);
    }

    @Test
    void aNoteThatIsRefusedLosesNothingThatWasTyped() {
        var dpo = TestAccounts.staff(people, StaffRole.DPO);
        Visitor visitor = new Visitor(port);
        visitor.signIn(dpo.username(), TestAccounts.PASSWORD);
        String address = "/privacy/officer/breaches/" + entered() + "/notes";
        Map<String, String> form =
                Map.of("kind", "told", "day", "2026-02-30", "said", "The rector, in her office", "people", "7");
        var refused = visitor.post(address, form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Give the day it is about", "The rector, in her office", "value=\"7\"", "2026-02-30");
        assertThat(visitor.post("/privacy/officer/breaches/999999/notes", form).statusCode())
                .isEqualTo(404);
    }
}
