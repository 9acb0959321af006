package org.carrel.privacy.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.NothingSaid;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/// A hold has an owner, a reason and a day; after it, it is flagged and not simply gone.
@CarrelTest
@Import(SettableClock.class)
class HoldModuleTest {

    @Autowired
    private Holds holds;

    @Autowired
    private People people;

    @Autowired
    private SettableClock clock;

    @LocalServerPort
    private int port;

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/London"));
    }

    @Test
    void aHoldIsPlacedFlaggedAfterItsDayAndReleased() {
        String reader = TestAccounts.reader(people, UserGroup.STUDENT).username();
        UUID officer = TestAccounts.staff(people, StaffRole.DPO).id().value();
        String until = today().plusDays(3).toString();
        long before = holds.expired();
        assertThat(holds.place(new Holds.Form(reader, "contact", "legal", "A claim in court", until, ""), officer))
                .isEmpty();
        Holds.Shown shown = holds.all().stream()
                .filter(one -> one.hold().placedBy().equals(officer))
                .findFirst()
                .orElseThrow();
        assertThat(shown.who()).isEqualTo("Rowan Ashdown");
        assertThat(shown.owner()).isEqualTo("Imogen Thackeray");
        assertThat(shown.title()).isEqualTo("Contact details");
        assertThat(shown.expired()).isFalse();
        clock.advanceDays(4);
        assertThat(holds.expired()).isEqualTo(before + 1);
        holds.release(shown.hold().id(), officer);
        assertThat(holds.expired()).isEqualTo(before);
    }

    @Test
    void whatCannotBeIsRefused() {
        String reader = TestAccounts.reader(people, UserGroup.STUDENT).username();
        UUID officer = UUID.randomUUID();
        String until = today().plusDays(3).toString();
        assertThat(holds.place(new Holds.Form("nobody-here", "*", "legal", "A claim in court", until, ""), officer))
                .isEqualTo(Optional.of("username"));
        assertThat(holds.place(new Holds.Form(reader, "nonsense", "legal", "A claim in court", until, ""), officer))
                .isEqualTo(Optional.of("kind"));
        assertThat(holds.place(new Holds.Form(reader, "*", "legal", "short", until, ""), officer))
                .isEqualTo(Optional.of("reason"));
        for (String nothing : NothingSaid.ALL) {
            assertThat(holds.place(new Holds.Form(reader, "*", "legal", nothing, until, ""), officer))
                    .as(nothing)
                    .isEqualTo(Optional.of("reason"));
        }
        for (String wrong : new String[] {"", "soon", today().toString(), "2999-01-01"}) {
            assertThat(holds.place(new Holds.Form(reader, "*", "legal", "A claim in court", wrong, ""), officer))
                    .as(wrong)
                    .isEqualTo(Optional.of("until"));
        }
    }

    @Test
    void aHoldIsReadUnderMyDataAtOnceButWhereThatWouldTellOfAnInvestigation() {
        TestAccounts.TestAccount reader = TestAccounts.reader(people, UserGroup.STUDENT);
        UUID officer = TestAccounts.staff(people, StaffRole.DPO).id().value();
        String until = today().plusDays(30).toString();
        place(new Holds.Form(reader.username(), "contact", "legal", "A claim in court", until, ""), officer);
        place(
                new Holds.Form(
                        reader.username(),
                        "*",
                        "other",
                        "The police look into it",
                        until,
                        today().plusDays(9).toString()),
                officer);
        assertThat(holds.place(
                        new Holds.Form(reader.username(), "*", "other", "The police look into it", until, "tomorrow"),
                        officer))
                .isEqualTo(Optional.of("silent"));
        Visitor them = new Visitor(port);
        them.signIn(reader.username(), TestAccounts.PASSWORD);
        assertThat(them.get("/my-data").body()).contains("A claim in court").doesNotContain("police look");
        clock.advanceDays(9);
        them.signIn(reader.username(), TestAccounts.PASSWORD);
        assertThat(them.get("/my-data").body()).contains("A claim in court", "The police look into it");
    }

    private void place(Holds.Form form, UUID officer) {
        assertThat(holds.place(form, officer)).isEmpty();
    }
}
