package org.carrel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {

    @TempDir
    private Path folder;

    @Test
    void aTokenIsMadeForItsOwnerOnlyAndStays() throws IOException {
        Path file = folder.resolve("data/ingest.token");
        TokenFile made = TokenFile.readOrMake(file, "The token file");
        String token = Files.readString(file);
        assertThat(token).matches("[0-9a-f]{64}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(made.holds(token)).isTrue();
        assertThat(made.holds(token.substring(1))).isFalse();
        assertThat(TokenFile.readOrMake(file, "The token file").holds(token)).isTrue();
    }

    @Test
    void anEditorsLineFeedIsNoPartOfIt() throws IOException {
        Path file = Files.writeString(folder.resolve("own.token"), "0123456789abcdef\n");
        assertThat(TokenFile.readOrMake(file, "The token file").holds("0123456789abcdef"))
                .isTrue();
    }

    @Test
    void whatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> TokenFile.readOrMake(folder, "The token file of feeds"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The token file of feeds cannot be read or written");
    }
}
