package org.carrel;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.carrel.privacy.AuditProof;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The record of who looked at whose data, checked without the app.
@Command(
        name = "audit",
        description = "Checks the record of who looked at whose data.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class AuditCommand {

    private static final int FAULT = 3;

    private final Map<String, String> environment;

    AuditCommand() {
        this(System.getenv());
    }

    AuditCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Command(
            description = {
                "Finds a row that was cut, changed, moved or taken out, and says where.",
                "Reads the database that CARREL_DATABASE_URL names, or files that were written at a checkpoint.",
                "Exit code 0 when all is as it was written, " + FAULT + " when something is not."
            },
            mixinStandardHelpOptions = true)
    int verify(
            @Option(names = "--file", paramLabel = "EXPORT", description = "A file from the record's folder.") @Nullable
                    List<Path> files,
            @Option(names = "--key", description = "The library's public key: audit.pub in that folder.") @Nullable
                    Path key) {
        try {
            return files == null || files.isEmpty() ? say(AuditProof.ofDatabase(environment, key)) : files(files, key);
        } catch (IOException e) {
            throw new StartRefused(String.valueOf(e.getMessage()), e);
        }
    }

    private int files(List<Path> files, @Nullable Path key) throws IOException {
        int exit = 0;
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new StartRefused(file + " cannot be read: name a file from the record's folder");
            }
            exit = Math.max(exit, say(AuditProof.ofFile(file, key)));
        }
        return exit;
    }

    private static int say(AuditProof proof) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(proof.sentence());
        return proof.sound() ? 0 : FAULT;
    }
}
