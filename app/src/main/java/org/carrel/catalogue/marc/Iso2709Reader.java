package org.carrel.catalogue.marc;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marc4j.MarcError;
import org.marc4j.MarcPermissiveStreamReader;
import org.marc4j.marc.Record;
import org.marc4j.marc.VariableField;

/// One record of ISO 2709. What is sound is read as it is; for everything else marc4j tries what is known of how
/// records get broken, and of encodings that are not the stated one.
final class Iso2709Reader {

    private static final int LEADER = 24;
    private static final int FIELD_END = 0x1E;
    private static final int SAID_MOST = 20;

    private Iso2709Reader() {}

    static MarcRead read(Chunk chunk) {
        if (!chunk.fault().isEmpty() && !chunk.fault().equals("no_terminator")) {
            return new MarcRead.SetAside(chunk, Problem.of(chunk.fault()));
        }
        MarcRecord sound = SoundIso2709.read(chunk.bytes());
        return sound == null ? repaired(chunk) : new MarcRead.Read(chunk, sound, List.of());
    }

    private static MarcRead repaired(Chunk chunk) {
        String cause = against(chunk.bytes());
        if (!cause.isEmpty()) {
            return new MarcRead.SetAside(chunk, Problem.of(cause));
        }
        try {
            MarcPermissiveStreamReader reader =
                    new MarcPermissiveStreamReader(new ByteArrayInputStream(chunk.bytes()), true, true, "BESTGUESS");
            Record read = reader.hasNext() ? reader.next() : null;
            return read == null ? new MarcRead.SetAside(chunk, Problem.of("no_fields")) : of(chunk, read);
        } catch (RuntimeException e) {
            // Whatever it stumbles over: marc4j throws more than its own exception for bytes that are no record, and
            // what it says of them is for its own makers.
            return new MarcRead.SetAside(chunk, Problem.of("unreadable"));
        }
    }

    private static String against(byte[] bytes) {
        if (bytes.length <= LEADER) {
            return "too_short";
        }
        for (byte value : bytes) {
            if (value == FIELD_END) {
                return "";
            }
        }
        return "no_record";
    }

    private static MarcRead of(Chunk chunk, Record read) {
        Set<Problem> repairs = new LinkedHashSet<>();
        if (!chunk.fault().isEmpty()) {
            repairs.add(Problem.of(chunk.fault()));
        }
        errors(read).stream().limit(SAID_MOST).forEach(repairs::add);
        List<MarcField> fields = new ArrayList<>();
        for (VariableField field : read.getVariableFields()) {
            MarcField made = field(field);
            if (made == null) {
                repairs.add(new Problem("tag", said(field.getTag())));
            } else {
                fields.add(CleanField.of(made, repairs));
            }
        }
        if (fields.isEmpty()) {
            return new MarcRead.SetAside(chunk, Problem.of("no_fields"));
        }
        return new MarcRead.Read(
                chunk, new MarcRecord(Leaders.kept(read.getLeader().marshal()), fields), List.copyOf(repairs));
    }

    private static List<Problem> errors(Record read) {
        if (!read.hasErrors()) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        for (Object error : read.getErrors()) {
            if (error instanceof MarcError one && !isMarc8AsStated(one)) {
                String place = one.curField == null || one.curField.equals("n/a") ? "" : one.curField;
                problems.add(new Problem("repaired", place + "\n" + said(one.message)));
            }
        }
        return problems;
    }

    /// That it is in MARC-8 is what its leader says, too.
    private static boolean isMarc8AsStated(MarcError error) {
        return error.severity == MarcError.INFO && error.message.endsWith("MARC8.");
    }

    private static @Nullable MarcField field(VariableField field) {
        String tag = field.getTag();
        if (!tag.matches("[0-9A-Za-z]{3}")) {
            return null;
        }
        if (field instanceof org.marc4j.marc.ControlField control) {
            return MarcField.isControl(tag) ? new ControlField(tag, text(control.getData())) : null;
        }
        org.marc4j.marc.DataField data = (org.marc4j.marc.DataField) field;
        return MarcField.isControl(tag)
                ? null
                : new DataField(
                        tag,
                        data.getIndicator1(),
                        data.getIndicator2(),
                        data.getSubfields().stream()
                                .map(one -> new Subfield(one.getCode(), text(one.getData())))
                                .toList());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String said(@Nullable String message) {
        String clean = message == null ? "" : CleanText.clean(message).strip();
        return clean.length() > 200 ? clean.substring(0, 200) + "…" : clean;
    }
}
