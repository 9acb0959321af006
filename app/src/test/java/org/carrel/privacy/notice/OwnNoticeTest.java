package org.carrel.privacy.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                  name: { period: P24M }
                  entry: { period: P1M, then: delete }
                """);
        Declaration shipped = NoticeFiles.declaration();
        assertThat(own.controller().name()).isEqualTo("Wrensfield University");
        assertThat(own.controller().regulator()).isEqualTo(shipped.controller().regulator());
        assertThat(own.retentionOf("name").period()).isEqualTo("P24M");
        assertThat(own.retentionOf("name").clocks())
                .isEqualTo(shipped.retentionOf("name").clocks());
        assertThat(own.retentionOf("entry").then()).isEqualTo(Ending.DELETE);
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
        refused("retention: [\n", "not YAML");
        refused("", "the file is empty");
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
