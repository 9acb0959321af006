package org.carrel.sentinel.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.sentinel.OneAlert;
import org.carrel.sentinel.accuracy.AccuracyData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/// The officer reads every reveal, page by page.
@CarrelTest
class RevealPagesModuleTest {

    private static final int REVEALS = 2 * Oversight.PAGE + 1;

    @Autowired
    private People people;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private AccuracyData data;
    private Visitor officer;

    @BeforeEach
    void moreRevealsThanTwoPagesHold() {
        data = new AccuracyData(environment);
        data.empty();
        long alert = data.alert("u1-1", LocalDate.of(2026, 3, 1), 0.5);
        for (int i = 1; i <= REVEALS; i++) {
            data.execute("""
                    INSERT INTO sentinel.reveal (alert_id, account, reviewer, reason, asked_at)
                    VALUES (?, 'u1-1', ?, ?, now())
                    """, alert, UUID.randomUUID(), "Reason number " + i + ".");
        }
        officer = OneAlert.visitor(port, TestAccounts.staff(people, StaffRole.DPO));
    }

    @AfterEach
    void noneAreLeft() {
        data.empty();
    }

    private long reasons(String path) {
        return Pattern.compile("Reason number ")
                .matcher(officer.get(path).body())
                .results()
                .count();
    }

    @Test
    void theOldestRevealIsOnTheLastPage() {
        assertThat(reasons("/oversight")).isEqualTo(Oversight.PAGE);
        assertThat(officer.get("/oversight").body())
                .contains("Reason number " + REVEALS + ".", "Page 1 of 3", "/oversight?page=2", REVEALS + " reveals")
                .doesNotContain("Reason number 1.", "rel=\"prev\"");
        assertThat(reasons("/oversight?page=2")).isEqualTo(Oversight.PAGE);
        assertThat(officer.get("/oversight?page=3").body())
                .contains("Reason number 1.", "/oversight?page=2")
                .doesNotContain("Reason number 2.", "rel=\"next\"");
    }

    @Test
    void aPageThatIsNotThereIsTheNearestOne() {
        assertThat(officer.get("/oversight?page=99").body()).contains("Reason number 1.");
        assertThat(officer.get("/oversight?page=-1").body()).contains("Reason number " + REVEALS + ".");
    }

    @Test
    void theListHasThemAll() {
        assertThat(reasons("/oversight/reveals.csv")).isEqualTo(REVEALS);
    }
}
