package org.carrel.sentinel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.privacy.NothingSaid;
import org.carrel.sentinel.OneAlert;
import org.carrel.sentinel.ReviewerTraining;
import org.carrel.sentinel.Sentinel;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// Where the library wants four eyes.
@CarrelTest
@TestPropertySource(properties = "carrel.sentinel.identity.four-eyes=true")
class FourEyesModuleTest {

    @Autowired
    private People people;

    @Autowired
    private Sentinel sentinel;

    @Autowired
    private ReviewerTraining training;

    @LocalServerPort
    private int port;

    @Value("${carrel.sentinel.folder}")
    private Path folder;

    private TestAccount trained() {
        return OneAlert.trainedReviewer(people, training, Clock.systemUTC());
    }

    private static String to(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    @Test
    void nobodyAgreesWithThemselvesAndOnlyTheTrainedAgree() {
        OneAlert.readInto(sentinel, people, folder);
        Visitor asking = OneAlert.visitor(port, trained());
        Visitor untrained = OneAlert.visitor(port, OneAlert.reviewer(people));
        Visitor second = OneAlert.visitor(port, trained());

        asking.post("/alerts/1/reveals", Map.of("reason", "Four hundred articles at night"));
        assertThat(to(asking.get("/alerts/1/person"))).contains("refused=pending");
        assertThat(to(asking.post("/reveals/1/agreement", Map.of()))).contains("refused=own");
        assertThat(to(untrained.post("/reveals/1/agreement", Map.of()))).contains("refused=untrained");
        assertThat(to(asking.get("/alerts/1/person"))).contains("refused=pending");

        assertThat(second.get("/alerts").body()).contains("Needs you (1)", "A colleague asks you to agree");
        assertThat(second.get("/").body()).contains("A colleague asks you to agree");
        assertThat(asking.get("/alerts").body()).doesNotContain("A colleague asks you to agree");
        assertThat(second.get("/reveals").body()).contains("Four hundred articles at night");
        assertThat(to(second.post("/reveals/1/refusal", Map.of("reason", "no"))))
                .contains("refused=reason");
        assertThat(NothingSaid.ALL)
                .allSatisfy(nothing -> assertThat(to(second.post("/reveals/1/refusal", Map.of("reason", nothing))))
                        .contains("refused=reason"));
        assertThat(to(untrained.post("/reveals/1/refusal", Map.of("reason", "Ask the department first"))))
                .contains("refused=untrained");
        second.post("/reveals/1/refusal", Map.of("reason", "A course reads that journal this week"));
        assertThat(second.get("/reveals").body()).doesNotContain("Four hundred articles at night");
        assertThat(to(asking.get("/alerts/1/person"))).contains("refused=declined");
        assertThat(asking.get("/alerts/1").body()).contains("A course reads that journal this week");
        assertThat(to(second.post("/reveals/1/agreement", Map.of()))).contains("refused=answered");

        asking.post("/alerts/1/reveals", Map.of("reason", "The course has ended; still four hundred"));
        second.post("/reveals/2/agreement", Map.of());

        assertThat(asking.get("/alerts/1/person").body()).contains(OneAlert.OWNER);
        assertThat(to(second.get("/alerts/1/person"))).contains("refused=not-identified");
    }
}
