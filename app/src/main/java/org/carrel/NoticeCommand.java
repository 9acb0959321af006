package org.carrel;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.carrel.privacy.formats.DpvDocument;
import org.carrel.privacy.formats.ProcessingRecord;
import org.carrel.privacy.formats.TiltDocument;
import org.carrel.privacy.notice.CanonicalNotice;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.NoticeError;
import org.carrel.privacy.notice.NoticeFiles;
import org.carrel.privacy.publicpage.NoticePage;
import org.carrel.privacy.publicpage.PrintedPage;
import org.carrel.privacy.version.NoticeChange;
import org.carrel.privacy.version.NoticeDiff;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The privacy notice without a server: checked, printed, compared, written in other formats.
@Command(
        name = "notice",
        description = "Checks the privacy notice, and writes it for people and for machines. Needs no database.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class NoticeCommand {

    private static final int SUBSTANTIAL = 3;

    @Option(
            names = "--own",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "The library's own file (default: what CARREL_PRIVACY_NOTICEFILE names).")
    private @Nullable String own;

    private record Read(Declaration notice, CanonicalNotice version) {}

    private Read read() {
        String file = own != null
                ? own
                : Optional.ofNullable(System.getenv("CARREL_PRIVACY_NOTICEFILE"))
                        .orElse("");
        try {
            Declaration notice = NoticeFiles.declaration(file);
            return new Read(notice, CanonicalNotice.of(notice));
        } catch (NoticeError e) {
            throw new StartRefused("the notice has a mistake: " + e.getMessage(), e);
        }
    }

    @Command(description = "Says whether the notice is sound, and its version.", mixinStandardHelpOptions = true)
    int check(@Option(names = "--out", description = "Write it there in canonical form.") @Nullable Path out)
            throws IOException {
        Read read = read();
        if (out != null) {
            Files.writeString(out, read.version.pretty() + "\n");
        }
        say("The notice is sound. Version " + read.version.hash() + ": "
                + read.notice.categories().size() + " kinds of data, "
                + read.notice.purposes().size() + " purposes, "
                + read.notice.recipients().size() + " recipients, "
                + read.notice.columns().size() + " columns.");
        return 0;
    }

    @Command(
            description =
                    "Prints it in canonical form: to keep, to compare, or for an officer to sign before an upgrade.",
            mixinStandardHelpOptions = true)
    int print() {
        say(read().version.pretty());
        return 0;
    }

    @Command(description = "Prints the public page as HTML.", mixinStandardHelpOptions = true)
    int page() {
        Read read = read();
        say(new PrintedPage().html(NoticePage.of(read.notice, read.version)));
        return 0;
    }

    @Command(
            description = {
                "Says what changed since an older version.",
                "Exit code 0 when nothing needs a decision, " + SUBSTANTIAL + " when something does."
            },
            mixinStandardHelpOptions = true)
    int diff(
            @Parameters(paramLabel = "OLD", description = "What `notice print` wrote, or an older carrel.jar.")
                    Path old)
            throws IOException {
        CanonicalNotice now = read().version;
        List<NoticeChange> changes;
        try {
            changes = NoticeDiff.between(older(old), now);
        } catch (NoticeError e) {
            throw new StartRefused(old + " cannot be read as a notice: " + e.getMessage(), e);
        }
        PrintedPage texts = new PrintedPage();
        if (changes.isEmpty()) {
            say(texts.text("noticeChange.none"));
        }
        boolean substantial = changes.stream().anyMatch(NoticeChange::substantial);
        if (substantial) {
            say(texts.text("noticeChange.substantial"));
        }
        changes.stream()
                .filter(NoticeChange::substantial)
                .forEach(change -> say("  ! " + change.sentence(texts::text)));
        changes.stream()
                .filter(change -> !change.substantial())
                .forEach(change -> say("  - " + change.sentence(texts::text)));
        return substantial ? SUBSTANTIAL : 0;
    }

    @Command(description = "Prints it in the Transparency Information Language.", mixinStandardHelpOptions = true)
    int tilt() {
        Read read = read();
        say(new TiltDocument(read.notice, read.version, new PrintedPage()).json());
        return 0;
    }

    @Command(
            description = "Prints it as JSON-LD in the words of the W3C Data Privacy Vocabulary.",
            mixinStandardHelpOptions = true)
    int dpv() {
        Read read = read();
        say(new DpvDocument(read.notice, read.version).json());
        return 0;
    }

    @Command(
            description = "Prints the record of processing activities (UK GDPR Art. 30) as CSV.",
            mixinStandardHelpOptions = true)
    int ropa() {
        Read read = read();
        say(new ProcessingRecord(read.notice, read.version).csv());
        return 0;
    }

    private static CanonicalNotice older(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new StartRefused(
                    file + " cannot be read: name a file that `carrel notice print` wrote, or a carrel.jar");
        }
        return file.toString().endsWith(".jar")
                ? NoticeFiles.ofJar(file)
                : CanonicalNotice.parse(Files.readString(file));
    }

    private static void say(String text) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(text.stripTrailing());
    }
}
