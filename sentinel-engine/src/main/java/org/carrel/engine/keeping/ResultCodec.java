package org.carrel.engine.keeping;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.carrel.engine.NetworkClass;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.Alert;
import org.carrel.engine.scoring.BaselineRule;
import org.carrel.engine.scoring.Finding;

/// Account-days and alerts as bytes, to the last bit of a score.
final class ResultCodec {
    private static final BaselineRule[] RULES = BaselineRule.values();
    private static final NetworkClass[] CLASSES = NetworkClass.values();

    private ResultCodec() {}

    static void write(DataOutput out, AccountDay day) throws IOException {
        out.writeUTF(day.account());
        out.writeLong(day.day().toEpochDay());
        out.writeDouble(day.score());
        out.writeDouble(day.probability());
        write(out, day.strongest());
        out.writeInt(day.documents());
        out.writeLong(day.hits());
        out.writeInt(day.addresses());
        out.writeInt(day.networks());
        out.writeInt(day.countries());
        out.writeLong(day.bytes());
        writeFindings(out, day.findings());
        int rules = 0;
        for (BaselineRule rule : day.baseline()) {
            rules |= 1 << rule.ordinal();
        }
        out.writeInt(rules);
    }

    static AccountDay readDay(DataInput in) throws IOException {
        return new AccountDay(
                in.readUTF(),
                LocalDate.ofEpochDay(in.readLong()),
                in.readDouble(),
                in.readDouble(),
                readInstant(in),
                in.readInt(),
                in.readLong(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readLong(),
                readFindings(in),
                rules(in.readInt()));
    }

    private static Set<BaselineRule> rules(int mask) {
        EnumSet<BaselineRule> rules = EnumSet.noneOf(BaselineRule.class);
        for (BaselineRule rule : RULES) {
            if ((mask & 1 << rule.ordinal()) != 0) {
                rules.add(rule);
            }
        }
        return Collections.unmodifiableSet(rules);
    }

    static void write(DataOutput out, Alert alert) throws IOException {
        out.writeUTF(alert.account());
        out.writeUTF(alert.campaign());
        write(out, alert.opened());
        write(out, alert.first());
        write(out, alert.last());
        out.writeDouble(alert.score());
        out.writeDouble(alert.probability());
        write(out, alert.strongest());
        out.writeInt(alert.documentsBefore());
        out.writeInt(alert.documents());
        writeFindings(out, alert.findings());
        out.writeInt(alert.hours().size());
        for (Alert.Hour hour : alert.hours()) {
            write(out, hour.start());
            out.writeInt(hour.documents());
        }
        out.writeInt(alert.sessions().size());
        for (Alert.Session session : alert.sessions()) {
            write(out, session);
        }
    }

    static Alert readAlert(DataInput in) throws IOException {
        return new Alert(
                in.readUTF(),
                in.readUTF(),
                readInstant(in),
                readInstant(in),
                readInstant(in),
                in.readDouble(),
                in.readDouble(),
                readInstant(in),
                in.readInt(),
                in.readInt(),
                readFindings(in),
                readHours(in),
                readSessions(in));
    }

    private static void write(DataOutput out, Alert.Session session) throws IOException {
        write(out, session.from());
        write(out, session.to());
        out.writeInt(session.network());
        out.writeUTF(session.country());
        out.writeByte(session.networkClass().ordinal());
        out.writeBoolean(session.isNew());
        out.writeInt(session.hits());
        out.writeInt(session.documents());
    }

    private static List<Alert.Session> readSessions(DataInput in) throws IOException {
        List<Alert.Session> sessions = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            sessions.add(new Alert.Session(
                    readInstant(in),
                    readInstant(in),
                    in.readInt(),
                    in.readUTF(),
                    CLASSES[in.readByte()],
                    in.readBoolean(),
                    in.readInt(),
                    in.readInt()));
        }
        return List.copyOf(sessions);
    }

    private static List<Alert.Hour> readHours(DataInput in) throws IOException {
        List<Alert.Hour> hours = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            hours.add(new Alert.Hour(readInstant(in), in.readInt()));
        }
        return List.copyOf(hours);
    }

    private static void writeFindings(DataOutput out, List<Finding> findings) throws IOException {
        out.writeInt(findings.size());
        for (Finding finding : findings) {
            out.writeUTF(finding.code());
            out.writeDouble(finding.bits());
            out.writeInt(finding.numbers().size());
            for (Map.Entry<String, Double> number : finding.numbers().entrySet()) {
                out.writeUTF(number.getKey());
                out.writeDouble(number.getValue());
            }
            byte[] sentence = finding.sentence().getBytes(StandardCharsets.UTF_8);
            out.writeInt(sentence.length);
            out.write(sentence);
        }
    }

    private static List<Finding> readFindings(DataInput in) throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            String code = in.readUTF();
            double bits = in.readDouble();
            SequencedMap<String, Double> numbers = new LinkedHashMap<>();
            for (int more = in.readInt(); more > 0; more--) {
                numbers.put(in.readUTF(), in.readDouble());
            }
            byte[] sentence = new byte[in.readInt()];
            in.readFully(sentence);
            findings.add(new Finding(
                    code,
                    bits,
                    Collections.unmodifiableSequencedMap(numbers),
                    new String(sentence, StandardCharsets.UTF_8)));
        }
        return List.copyOf(findings);
    }

    private static void write(DataOutput out, Instant instant) throws IOException {
        out.writeLong(instant.getEpochSecond());
    }

    private static Instant readInstant(DataInput in) throws IOException {
        return Instant.ofEpochSecond(in.readLong());
    }
}
