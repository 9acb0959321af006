package org.carrel.catalogue.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.catalogue.authority.AgreedHeading;
import org.carrel.catalogue.description.Identifier;
import org.carrel.catalogue.description.Isbn;
import org.carrel.catalogue.description.Issn;
import org.carrel.catalogue.kbart.KbartRead;
import org.carrel.catalogue.kbart.KbartTitle;
import org.carrel.catalogue.marc.MarcRead;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.Problem;

/// Makes of what was read what can be matched and taken in; all that needs no database.
final class Preparing {

    private static final int LONGEST_NUMBER = 130;

    private final LoadRules rules;

    Preparing(LoadRules rules) {
        this.rules = rules;
    }

    Entry of(MarcRead read) {
        return switch (read) {
            case MarcRead.SetAside aside ->
                new Entry.Aside(
                        aside.chunk().position(),
                        aside.chunk().offset(),
                        aside.chunk().bytes(),
                        aside.why());
            case MarcRead.Read fine -> AgreedHeading.isAuthority(fine.record()) ? agreed(fine) : record(fine);
        };
    }

    private static Entry agreed(MarcRead.Read read) {
        return AgreedHeading.of(read.record())
                .<Entry>map(heading -> new Entry.Agreed(
                        read.chunk().position(),
                        read.chunk().offset(),
                        read.chunk().bytes(),
                        read.record(),
                        heading,
                        read.repairs()))
                .orElseGet(() -> new Entry.Aside(
                        read.chunk().position(),
                        read.chunk().offset(),
                        read.chunk().bytes(),
                        Problem.of("no_heading")));
    }

    private Entry record(MarcRead.Read read) {
        List<Problem> remarks = new ArrayList<>();
        List<Copy> copies = rules.items()
                .map(items -> Copies.of(read.record(), items, remarks))
                .orElse(List.of());
        Projection projection = Projection.of(read.record(), rules.system());
        List<List<Identifier>> steps = rules.match().stream()
                .map(kind -> projection.identifiers().stream()
                        .filter(identifier -> identifier.kind() == kind)
                        .toList())
                .filter(step -> !step.isEmpty())
                .toList();
        return new Entry.Ready(
                read.chunk().position(),
                read.chunk().offset(),
                read.chunk().bytes(),
                read.record(),
                projection,
                steps,
                copies,
                null,
                read.repairs(),
                remarks);
    }

    Entry of(KbartRead read) {
        return switch (read) {
            case KbartRead.SetAside aside -> new Entry.Aside(aside.line(), aside.line(), aside.raw(), aside.why());
            case KbartRead.Read fine -> title(fine.line(), fine.raw(), fine.title());
        };
    }

    private Entry title(long line, byte[] raw, KbartTitle title) {
        List<Problem> remarks = new ArrayList<>();
        String system = rules.electronic().orElseThrow().code();
        String number = number(title);
        MarcRecord brief = BriefRecord.of(title, number, system);
        Projection projection = Projection.of(brief, "");
        List<List<Identifier>> steps = Stream.of(
                        List.of(new Identifier(Identifier.Kind.CONTROL, "(" + system + ")" + number)),
                        numbers(title.online(), remarks),
                        numbers(title.print(), remarks))
                .filter(step -> !step.isEmpty())
                .toList();
        return new Entry.Ready(line, line, raw, brief, projection, steps, List.of(), title, List.of(), remarks);
    }

    /// The package's own number for the title; where it gives none, the next best.
    static String number(KbartTitle title) {
        String number = Stream.of(title.titleId(), title.online(), title.print(), title.url())
                .filter(said -> !said.isEmpty())
                .findFirst()
                .orElseThrow();
        return number.length() > LONGEST_NUMBER
                ? number.substring(0, LONGEST_NUMBER - 9) + "~" + Integer.toHexString(number.hashCode())
                : number;
    }

    private static List<Identifier> numbers(String said, List<Problem> remarks) {
        if (said.isEmpty()) {
            return List.of();
        }
        Optional<Identifier> found = Issn.normal(said)
                .map(number -> new Identifier(Identifier.Kind.ISSN, number))
                .or(() -> Isbn.normal(said).map(number -> new Identifier(Identifier.Kind.ISBN, number)));
        if (found.isEmpty()) {
            remarks.add(new Problem("identifier", said));
        }
        return found.map(List::of).orElse(List.of());
    }
}
