package org.carrel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carrel.CarrelTest;
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

    private void refused(Disclosure disclosure, String why) {
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
