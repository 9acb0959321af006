package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.carrel.engine.NetworkClass;
import org.jspecify.annotations.Nullable;

/// An episode's sessions: what was done from one network without a pause of half an hour. Of very many, neighbours on
/// one network are told as one, so that all of the episode stays in sight and the state stays small.
final class Sessions {

    private static final int LIMIT = 60;
    private static final long PAUSE_SECONDS = 1800;
    private static final NetworkClass[] CLASSES = NetworkClass.values();

    private final List<Session> all = new ArrayList<>();

    private static final class Session {
        long network;
        int country;
        NetworkClass networkClass = NetworkClass.UNKNOWN;
        boolean isNew;
        long from;
        long to;
        int hits;
        int documents;
    }

    /// What the day had before the episode opened: of each network one session.
    void begin(AccountState state) {
        for (int i = 0; i < state.origins.size; i++) {
            Origin origin = state.origins.get(i);
            if (origin.hits > 0 && origin.lastSeen >= state.today.start) {
                Session session = add(origin, Math.max(origin.firstSeen, state.today.start));
                session.to = origin.lastSeen;
                session.hits = origin.hits;
                session.documents = origin.documents;
            }
        }
    }

    void see(Origin origin, long epochSecond, int documents) {
        Session session = running(origin.network, epochSecond);
        if (session == null) {
            session = add(origin, epochSecond);
        }
        session.to = Math.max(session.to, epochSecond);
        session.hits++;
        session.documents += documents;
    }

    private @Nullable Session running(long network, long epochSecond) {
        for (int i = all.size() - 1; i >= 0; i--) {
            Session session = all.get(i);
            if (session.network == network && epochSecond - session.to <= PAUSE_SECONDS) {
                return session;
            }
        }
        return null;
    }

    private Session add(Origin origin, long from) {
        if (all.size() == LIMIT) {
            makeRoom();
        }
        Session session = new Session();
        session.network = origin.network;
        session.country = origin.country;
        session.networkClass = origin.networkClass;
        session.isNew = origin.isNew;
        session.from = from;
        session.to = from;
        all.add(session);
        return session;
    }

    private void makeRoom() {
        int earlier = -1;
        int later = -1;
        long least = Long.MAX_VALUE;
        for (int i = 1; i < all.size(); i++) {
            int before = lastOf(all.get(i).network, i);
            if (before >= 0 && all.get(i).from - all.get(before).to < least) {
                earlier = before;
                later = i;
                least = all.get(i).from - all.get(before).to;
            }
        }
        if (earlier < 0) {
            all.remove(leastUsed());
            return;
        }
        Session whole = all.get(earlier);
        Session part = all.remove(later);
        whole.from = Math.min(whole.from, part.from);
        whole.to = Math.max(whole.to, part.to);
        whole.hits += part.hits;
        whole.documents += part.documents;
    }

    /// The place of the last session from `network` before the place `end`, or -1.
    private int lastOf(long network, int end) {
        for (int i = end - 1; i >= 0; i--) {
            if (all.get(i).network == network) {
                return i;
            }
        }
        return -1;
    }

    /// As many networks as there is room for: the one that matters least has to go.
    private int leastUsed() {
        int place = 0;
        for (int i = 1; i < all.size(); i++) {
            Session one = all.get(i);
            Session least = all.get(place);
            if (one.documents < least.documents || one.documents == least.documents && one.hits < least.hits) {
                place = i;
            }
        }
        return place;
    }

    /// In the order of their beginning, networks by number instead of their hash.
    List<Alert.Session> told() {
        List<Long> networks = new ArrayList<>();
        List<Alert.Session> told = new ArrayList<>();
        for (Session session : all) {
            if (!networks.contains(session.network)) {
                networks.add(session.network);
            }
            told.add(new Alert.Session(
                    Instant.ofEpochSecond(session.from),
                    Instant.ofEpochSecond(session.to),
                    networks.indexOf(session.network) + 1,
                    session.country == 0 ? "" : Countries.letters(session.country),
                    session.networkClass,
                    session.isNew,
                    session.hits,
                    session.documents));
        }
        told.sort(Comparator.comparing(Alert.Session::from).thenComparing(Alert.Session::network));
        return List.copyOf(told);
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(all.size());
        for (Session session : all) {
            out.writeLong(session.network);
            Codec.writeLong(out, session.country);
            out.writeByte(session.networkClass.ordinal());
            out.writeBoolean(session.isNew);
            Codec.writeLong(out, session.from);
            Codec.writeLong(out, session.to - session.from);
            Codec.writeLong(out, session.hits);
            Codec.writeLong(out, session.documents);
        }
    }

    void read(DataInput in) throws IOException {
        for (int left = in.readByte(); left > 0; left--) {
            Session session = new Session();
            session.network = in.readLong();
            session.country = (int) Codec.readLong(in);
            session.networkClass = CLASSES[in.readByte()];
            session.isNew = in.readBoolean();
            session.from = Codec.readLong(in);
            session.to = session.from + Codec.readLong(in);
            session.hits = (int) Codec.readLong(in);
            session.documents = (int) Codec.readLong(in);
            all.add(session);
        }
    }
}
