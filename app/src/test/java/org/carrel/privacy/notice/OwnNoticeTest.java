package org.carrel.privacy.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A library says who it is and how long it keeps data; what is done with data, no file of its own can say.
class OwnNoticeTest {

    @TempDir
    private Path folder;

    @Test
    void nameAndPeriodsAreTheLibrarysOwnAndPartOfTheVersion() throws IOException {
        Declaration own = own("""
                controller: { name: Wrensfield University, officer: dpo@wrensfield.example }
                retention:
                  session: { period: P2D }
                  loan: { period: P1M, then: delete }
                """);
        Declaration shipped = NoticeFiles.declaration();
        assertThat(own.controller().name()).isEqualTo("Wrensfield University");
        assertThat(own.controller().regulator()).isEqualTo(shipped.controller().regulator());
        assertThat(own.retentionOf("session").period()).isEqualTo("P2D");
        assertThat(own.retentionOf("session").clocks())
                .isEqualTo(shipped.retentionOf("session").clocks());
        assertThat(own.retentionOf("loan").then()).isEqualTo(Ending.DELETE);
        assertThat(CanonicalNotice.of(own).hash())
                .isNotEqualTo(CanonicalNotice.of(shipped).hash());
        assertThat(GrantPlan.of(own)).as("nobody may do more for it").isEqualTo(GrantPlan.of(shipped));
    }

    @Test
    void anythingElseIsRefusedWithItsLine() {
        refused(
                "controller: { name: A }\npurposes:\n  sell: { title: Selling }\n",
                "line 3",
                "`purposes` means nothing here");
        refused(
                "retention:\n  name: { clock: people.person.id, period: P1M }\n",
                "line 2",
                "`clock` means nothing here");
        refused("retention:\n  shoes: { period: P1M }\n", "line 2", "`shoes` is not among the categories");
        refused("retention:\n  name: { period: 12 months }\n", "line 2", "write P12M");
        refused("retention:\n  name: { then: forget }\n", "line 2", "`forget` is no ending");
        refused("controller: { motto: Read }\n", "line 1", "`motto` means nothing here");
        refused("controller: { updated: yesterday }\n", "line 1", "is not a day");
        refused("controller: { officer: nobody }\n", "line 1", "no mail address");
        refused("controller: { regulatorPage: \"javascript:alert(1)\" }\n", "line 1", "is no page");
        refused("retention: [\n", "not YAML");
        refused("", "the file is empty");
    }

    @Test
    void aKindOfDataThatIsHeldEndsAsTheProgramCanEndIt() throws IOException {
        Declaration shipped = NoticeFiles.declaration();
        for (String category : shipped.categories().keySet()) {
            for (Ending then : Ending.values()) {
                String text =
                        "retention:\n  " + category + ": { then: " + then.name().toLowerCase(Locale.ROOT) + " }\n";
                if (then == shipped.retentionOf(category).then()
                        || shipped.category(category).awaits().isPresent()) {
                    assertThat(own(text).retentionOf(category).then()).isEqualTo(then);
                } else {
                    refused(text, "own.yaml, line 2", "`" + category + "`");
                }
            }
        }
    }

    @Test
    void aTimeThatTheProgramDoesNotKeepIsRefused() {
        refused("retention:\n  access_record: { period: P0D, then: delete }\n", "line 2", "at least P1D");
        refused("retention:\n  access_record: { period: P1Y }\n", "line 2", "nobody can alter the record");
        refused("retention:\n  disclosure: { period: P1D }\n", "line 2", "P6Y at least", "told later");
        refused("retention:\n  told: { period: P6M }\n", "line 2", "P1Y at least");
        refused("retention:\n  told: { period: P900000Y }\n", "line 2", "for ever");
        refused("retention:\n  access_key: { period: P8Y }\n", "line 2", "a whole year's record");
        refused("retention:\n  securing_person: { period: P1Y }\n", "line 2", "the program empties this itself");
        refused("retention:\n  rights_request: { period: P30D }\n", "line 2", "P6M at least");
    }

    @Test
    void whatStandsInOneRowHasOnePeriod() throws IOException {
        refused("retention:\n  name: { period: P1D }\n", "line 2", "`name` cannot go before", "`identifier`");
        refused("retention:\n  contact: { period: P24M }\n", "line 2", "cannot go before `contact`");
        String all = "retention:\n"
                + Stream.of("name", "identifier", "username", "affiliation", "contact", "restriction")
                        .map(category -> "  " + category + ": { period: P24M }\n")
                        .collect(Collectors.joining());
        assertThat(own(all).retentionOf("name").period()).isEqualTo("P24M");
        assertThat(own("retention:\n  contact: { period: P1M }\n")
                        .retentionOf("contact")
                        .period())
                .isEqualTo("P1M");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() ->
                        NoticeFiles.declaration(folder.resolve("none.yaml").toString()))
                .isInstanceOf(NoticeError.class)
                .hasMessageContainingAll("none.yaml", "carrel.privacy.notice-file");
    }

    private Declaration own(String text) throws IOException {
        return NoticeFiles.declaration(
                Files.writeString(folder.resolve("own.yaml"), text).toString());
    }

    private void refused(String text, String... words) {
        assertThatThrownBy(() -> own(text)).isInstanceOf(NoticeError.class).hasMessageContainingAll(words);
    }
}
