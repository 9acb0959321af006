package org.carrel.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

/// The notice without a server and a database, in every form in which it is written.
public final class PrintedNotice {

    private final Declaration notice;
    private final CanonicalNotice version;
    private final PrintedPage texts = new PrintedPage();

    private PrintedNotice(Declaration notice) {
        this.notice = notice;
        this.version = CanonicalNotice.of(notice);
    }

    /// @param own the library's own file; empty where it has none
    /// @throws IllegalArgumentException with a sentence that names file, line and mend
    public static PrintedNotice read(String own) {
        try {
            return new PrintedNotice(NoticeFiles.declaration(own));
        } catch (NoticeError e) {
            throw new IllegalArgumentException("the notice has a mistake: " + e.getMessage(), e);
        }
    }

    /// Its version and size, in a sentence.
    public String summary() {
        return "Version " + version.hash() + ": " + notice.categories().size() + " kinds of data, "
                + notice.purposes().size() + " purposes, "
                + notice.recipients().size() + " recipients, "
                + notice.columns().size() + " columns.";
    }

    /// In canonical form, with line breaks.
    public String canonical() {
        return version.pretty();
    }

    public String page() {
        return texts.html(NoticePage.of(notice, version));
    }

    public String tilt() {
        return new TiltDocument(notice, version, texts).json();
    }

    public String dpv() {
        return new DpvDocument(notice, version).json();
    }

    public String record() {
        return new ProcessingRecord(notice, version).csv();
    }

    /// What changed, in sentences.
    ///
    /// @param substantial what needs a decision or has to be told
    public record Changes(List<String> substantial, List<String> others) {}

    /// @param old what [#canonical()] gave once, or an older jar of the app
    /// @throws IllegalArgumentException with a sentence, when it is neither
    public Changes since(Path old) throws IOException {
        try {
            CanonicalNotice before = old.toString().endsWith(".jar")
                    ? NoticeFiles.ofJar(old)
                    : CanonicalNotice.parse(Files.readString(old));
            List<NoticeChange> changes = NoticeDiff.between(before, version);
            return new Changes(sentences(changes, true), sentences(changes, false));
        } catch (NoticeError e) {
            throw new IllegalArgumentException(old + " cannot be read as a notice: " + e.getMessage(), e);
        }
    }

    private List<String> sentences(List<NoticeChange> changes, boolean substantial) {
        return changes.stream()
                .filter(change -> change.substantial() == substantial)
                .map(change -> change.sentence(texts::text))
                .toList();
    }
}
