package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// Accounts that were new to one network within the last two days, and names that were refused there. When the table is
/// full, names that were only refused are forgotten first, then the oldest.
final class Visitors {

    static final int LIMIT = 64;
    static final long SPAN_SECONDS = 48 * 3600L;

    /// Names that were only refused: more say no more, see [CrowdEvidence].
    static final int MOST_REFUSED = 32;

    private static final int SUSPICIOUS = 1;
    private static final int FAILED = 2;
    private static final int VISITED = 4;
    private static final int PAST = 8;
    private static final int TAKES = 16;
    private static final String[] NO_ACCOUNTS = new String[0];
    private static final long[] NO_TIMES = new long[0];
    private static final int[] NO_NUMBERS = new int[0];

    private String[] accounts = NO_ACCOUNTS;
    private long[] since = NO_TIMES;
    private int[] hits = NO_NUMBERS;
    private int[] documents = NO_NUMBERS;
    private int[] flags = NO_NUMBERS;
    private int size;

    /// @param past whether it is known what is usual for the account
    /// @return true if the account was not among them
    boolean touch(String account, boolean past, long epochSecond) {
        return at(account, epochSecond, past ? VISITED | PAST : VISITED);
    }

    void failed(String account, long epochSecond) {
        at(account, epochSecond, FAILED);
    }

    /// @return true if it was not there with that flag
    private boolean at(String account, long epochSecond, int flag) {
        forget(epochSecond - SPAN_SECONDS);
        int at = indexOf(account);
        if (at < 0) {
            at = place(flag == FAILED);
            if (at < 0) {
                return false;
            }
            accounts[at] = account;
            since[at] = epochSecond;
            hits[at] = 0;
            documents[at] = 0;
            flags[at] = 0;
        }
        boolean isNew = (flags[at] & flag) == 0;
        flags[at] |= flag;
        return isNew;
    }

    void hit(String account, boolean document) {
        int at = indexOf(account);
        if (at >= 0) {
            hits[at]++;
            documents[at] += document ? 1 : 0;
        }
    }

    void suspicious(String account) {
        int at = indexOf(account);
        if (at >= 0) {
            flags[at] |= SUSPICIOUS;
        }
    }

    /// It takes documents as a harvest does, see [Scorer].
    void takes(String account) {
        int at = indexOf(account);
        if (at >= 0) {
            flags[at] |= TAKES;
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    private int indexOf(String account) {
        for (int i = 0; i < size; i++) {
            if (accounts[i].equals(account)) {
                return i;
            }
        }
        return -1;
    }

    /// Names that were only refused make room first, and push nobody out who was there: refusals cost nothing.
    ///
    /// @return where the next one goes, -1 if there is no room for one that was only refused
    private int place(boolean refused) {
        if (size < LIMIT && !(refused && onlyRefused() >= MOST_REFUSED)) {
            if (size == accounts.length) {
                int length = Math.max(2, size * 2);
                accounts = Arrays.copyOf(accounts, length);
                since = Arrays.copyOf(since, length);
                hits = Arrays.copyOf(hits, length);
                documents = Arrays.copyOf(documents, length);
                flags = Arrays.copyOf(flags, length);
            }
            return size++;
        }
        int oldest = -1;
        for (int i = 0; i < size; i++) {
            if (oldest < 0 || isOnlyRefused(i) && !isOnlyRefused(oldest)) {
                oldest = i;
            } else if (isOnlyRefused(i) == isOnlyRefused(oldest) && since[i] < since[oldest]) {
                oldest = i;
            }
        }
        return refused && !isOnlyRefused(oldest) ? -1 : oldest;
    }

    private int onlyRefused() {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += isOnlyRefused(i) ? 1 : 0;
        }
        return count;
    }

    private boolean isOnlyRefused(int at) {
        return (flags[at] & VISITED) == 0;
    }

    /// Lets go of those who came before.
    void forget(long epochSecond) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (since[i] >= epochSecond) {
                accounts[kept] = accounts[i];
                since[kept] = since[i];
                hits[kept] = hits[i];
                documents[kept] = documents[i];
                flags[kept++] = flags[i];
            }
        }
        size = kept;
    }

    /// What the others among them did.
    ///
    /// @param all how many came
    /// @param accounts those whose habits are known
    /// @param brief those that came for a few requests and hardly a document
    /// @param suspicious those whose own day is suspicious, and who take much or came for a moment
    /// @param taking those, and whoever takes as a harvest does
    /// @param failed how many failed to sign in and did not get in
    /// @param ownFailure whether the account itself failed to sign in there
    /// @param spread seconds from the first to the last arrival
    record Others(
            int all, int accounts, int brief, int suspicious, int taking, int failed, boolean ownFailure, long spread) {
        private static final long TOGETHER_SECONDS = 3 * 3600;

        /// They came at one time, as a class does.
        boolean together() {
            return spread < TOGETHER_SECONDS;
        }

        /// Most came only for a moment.
        boolean isBrief() {
            return brief >= 0.7 * all;
        }
    }

    /// When the last of them came.
    long last() {
        long last = Long.MIN_VALUE / 2;
        for (int i = 0; i < size; i++) {
            last = Math.max(last, since[i]);
        }
        return last;
    }

    Others besides(String account, long epochSecond) {
        int all = 0;
        int others = 0;
        boolean ownFailure = false;
        int brief = 0;
        int suspicious = 0;
        int taking = 0;
        int failed = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            if (since[i] < epochSecond - SPAN_SECONDS) {
                continue;
            }
            if (accounts[i].equals(account)) {
                ownFailure = (flags[i] & FAILED) != 0;
                continue;
            }
            // who mistyped and then got in is not one of a list that somebody tries
            failed += (flags[i] & (FAILED | VISITED)) == FAILED ? 1 : 0;
            if ((flags[i] & VISITED) != 0) {
                all++;
                brief += isBrief(i) ? 1 : 0;
                boolean takes = (flags[i] & TAKES) != 0;
                // who is only far from home and reads a little is odd in the same way as everybody in such company
                boolean odd = (flags[i] & SUSPICIOUS) != 0 && (takes || isBrief(i));
                suspicious += odd ? 1 : 0;
                taking += takes || odd ? 1 : 0;
                first = Math.min(first, since[i]);
                last = Math.max(last, since[i]);
                others += (flags[i] & PAST) != 0 ? 1 : 0;
            }
        }
        return new Others(all, others, brief, suspicious, taking, failed, ownFailure, all == 0 ? 0 : last - first);
    }

    private boolean isBrief(int at) {
        return hits[at] <= NetworkBook.BRIEF_HITS && documents[at] <= NetworkBook.BRIEF_DOCUMENTS;
    }

    /// The others that came within two days.
    List<String> all(String besides, long epochSecond) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean recent = since[i] >= epochSecond - SPAN_SECONDS;
            if (recent && (flags[i] & VISITED) != 0 && !accounts[i].equals(besides)) {
                all.add(accounts[i]);
            }
        }
        return all;
    }

    void under(UnaryOperator<String> tokens) {
        for (int i = 0; i < size; i++) {
            accounts[i] = tokens.apply(accounts[i]);
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(size);
        for (int i = 0; i < size; i++) {
            out.writeUTF(accounts[i]);
            Codec.writeLong(out, since[i]);
            Codec.writeLong(out, hits[i]);
            Codec.writeLong(out, documents[i]);
            out.writeByte(flags[i]);
        }
    }

    void read(DataInput in) throws IOException {
        size = in.readByte();
        accounts = new String[size];
        since = new long[size];
        hits = new int[size];
        documents = new int[size];
        flags = new int[size];
        for (int i = 0; i < size; i++) {
            accounts[i] = in.readUTF();
            since[i] = Codec.readLong(in);
            hits[i] = (int) Codec.readLong(in);
            documents[i] = (int) Codec.readLong(in);
            flags[i] = in.readByte();
        }
    }
}
