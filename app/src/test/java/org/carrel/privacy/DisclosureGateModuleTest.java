package org.carrel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.UserGroup;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.Recipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@CarrelTest
@ExtendWith(OutputCaptureExtension.class)
class DisclosureGateModuleTest {

    private static final Purpose RECORD = new Purpose("record_disclosures");
    private static final Disclosure LAWFUL = new Disclosure(
            "ict_service_desk", "CompromiseConfirmed", Set.of("securing"), "u1-somebody", "securing-1-ticket_mail");

    @Autowired
    private DisclosureGate gate;

    @Autowired
    private Purposes purposes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Declaration notice;

    @Autowired
    private ToldRepository records;

    @Autowired
    private Audit audit;

    @Autowired
    private KnownSubjects people;

    @Autowired
    private Clock clock;

    @Autowired
    private People readers;

    private int told(String reference) {
        return purposes.in(
                RECORD,
                () -> jdbc.sql("SELECT count(t.reference) FROM privacy.told t WHERE t.reference = ?")
                        .param(reference)
                        .query(Integer.class)
                        .single());
    }

    @Test
    void whoMayBeToldIsToldAndItIsWrittenDownOnce() {
        AtomicBoolean open = new AtomicBoolean();
        for (int attempt = 0; attempt < 3; attempt++) {
            String sent = gate.tell(LAWFUL, () -> {
                WayOut.mustBeOpen("the mail server");
                assertThat(told(LAWFUL.reference()))
                        .as("written down before it is sent")
                        .isEqualTo(1);
                open.set(true);
                return "sent";
            });
            assertThat(sent).isEqualTo("sent");
        }
        assertThat(open).isTrue();
        assertThat(told(LAWFUL.reference())).isEqualTo(1);
    }

    @Test
    void nobodyElseIsToldAnything(CapturedOutput output) {
        refused(
                new Disclosure("ejournal_provider", "CompromiseConfirmed", Set.of("securing"), "u1-x", "never"),
                "no recipient");
        refused(new Disclosure("finance", "InvoiceRaised", Set.of("name"), "u1-x", "yet"), "yet");
        refused(
                new Disclosure("ict_service_desk", "InvoiceRaised", Set.of("securing"), "u1-x", "when"),
                "CompromiseConfirmed only");
        refused(
                new Disclosure("ict_service_desk", "CompromiseConfirmed", Set.of("securing", "name"), "u1-x", "more"),
                "may not be told name");
        assertThat(output).contains("Refused to tell").doesNotContain("u1-x");
    }

    /// The gate of a notice in which these offices are told already.
    private DisclosureGate withoutWaiting(String... recipients) {
        Map<String, Recipient> all = new LinkedHashMap<>(notice.recipients());
        for (String name : recipients) {
            all.computeIfPresent(
                    name,
                    (key, one) -> new Recipient(
                            one.title(),
                            one.purpose(),
                            one.categories(),
                            one.trigger(),
                            one.subjects(),
                            one.aggregate(),
                            Optional.empty(),
                            one.place()));
        }
        Declaration changed = new Declaration(
                notice.controller(),
                notice.subjects(),
                notice.sources(),
                notice.categories(),
                notice.purposes(),
                all,
                notice.never(),
                notice.retention(),
                notice.clocks(),
                notice.triggers(),
                notice.commitments(),
                notice.columns(),
                notice.nobody(),
                notice.stores());
        return new DisclosureGate(changed, records, purposes, audit, people, clock);
    }

    @Test
    void anOfficeIsToldAboutTheGroupsItIsForAndAboutNobodyElse() {
        DisclosureGate open = withoutWaiting("alumni_office", "own_department");
        String was = "alumni-" + TestAccounts.newUsername();
        PersonId alumna = readers.enter("Ada Lovelace", Set.of(UserGroup.ALUMNUS));
        PersonId student = readers.enter("Bob Babbage", Set.of(UserGroup.STUDENT));
        PersonId former =
                readers.enterFormer("Cy", Set.of(UserGroup.ALUMNUS), "cy@example.org", LocalDate.of(2026, 1, 1));
        Set<String> none = Set.of("name");
        assertThat(open.tell(
                        new Disclosure("alumni_office", "RegulationsBroken", none, key(alumna), was), () -> "sent"))
                .isEqualTo("sent");
        for (String subject :
                Set.of(key(student), key(former), "u1-token", UUID.randomUUID().toString())) {
            refused(
                    open,
                    new Disclosure("alumni_office", "RegulationsBroken", none, subject, "no-" + subject),
                    "about alumnus only");
        }
        refused(
                open,
                new Disclosure("own_department", "RegulationsBroken", none, key(alumna), "no-" + was),
                "about staff, student only");
    }

    private static String key(PersonId person) {
        return person.value().toString();
    }

    private void refused(Disclosure disclosure, String why) {
        refused(gate, disclosure, why);
    }

    private void refused(DisclosureGate gate, Disclosure disclosure, String why) {
        AtomicBoolean sent = new AtomicBoolean();
        assertThatThrownBy(() -> gate.tell(disclosure, () -> sent.getAndSet(true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
        assertThat(sent).isFalse();
        assertThat(told(disclosure.reference())).isZero();
    }

    @Test
    void outsideTheGateNothingLeaves(CapturedOutput output) {
        assertThatThrownBy(() -> WayOut.mustBeOpen("the directory")).isInstanceOf(IllegalStateException.class);
        gate.inside(() -> "done");
        assertThatThrownBy(() -> WayOut.mustBeOpen("the directory")).isInstanceOf(IllegalStateException.class);
        assertThat(output).contains("Refused to reach the directory");
    }

    @Test
    void nobodyRubsOutWhatWasWrittenDown() {
        gate.tell(LAWFUL, () -> "sent");
        for (String sql : Set.of("DELETE FROM privacy.told", "UPDATE privacy.told SET recipient = 'nobody'")) {
            assertThatThrownBy(() -> purposes.run(RECORD, () -> jdbc.sql(sql).update()))
                    .isInstanceOf(DataAccessException.class);
        }
    }
}
