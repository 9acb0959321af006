package org.carrel.privacy.audit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Walks along a record and stops at the first row that does not fit.
final class ChainCheck {

    private final String what;
    private final byte @Nullable [] expectedKey;
    private long seq;
    private byte[] hash = Entry.BEGINNING;
    private long signedUpTo;
    private long rows;
    private int checkpoints;
    private boolean sealed;
    private byte @Nullable [] key;
    private @Nullable String fault;

    /// @param what file or database, for messages
    /// @param expectedKey whose signatures count; null for those of the first key that is met
    ChainCheck(String what, byte @Nullable [] expectedKey) {
        this.what = what;
        this.expectedKey = expectedKey;
        this.key = expectedKey;
    }

    /// @param sentence says how much was checked, or where the first fault is
    record Verdict(boolean sound, String sentence) {}

    boolean goesOn() {
        return fault == null;
    }

    void begin(long after, byte[] hash) {
        this.seq = after;
        this.hash = hash;
        this.signedUpTo = after;
    }

    void entry(Entry entry) {
        if (sealed) {
            fault("row " + entry.seq() + " stands after the signature over the whole file");
        } else if (entry.seq() > seq + 1) {
            fault(
                    entry.seq() == seq + 2
                            ? "row " + (seq + 1) + " is missing"
                            : "rows " + (seq + 1) + " to " + (entry.seq() - 1) + " are missing");
        } else if (entry.seq() <= seq) {
            fault("row " + entry.seq() + " stands after row " + seq
                    + ": the order was changed, or it stands there twice");
        } else if (!Arrays.equals(entry.hashAfter(hash), entry.hash())) {
            fault("row " + entry.seq() + " was changed, or does not follow from the row before it");
        } else {
            seq = entry.seq();
            hash = entry.hash();
            rows++;
        }
    }

    void checkpoint(Checkpoint checkpoint) {
        if (key == null) {
            key = checkpoint.publicKey();
        }
        if (sealed) {
            fault("a signature stands after the one over the whole file");
        } else if (!Arrays.equals(key, checkpoint.publicKey()) || !checkpoint.isSound()) {
            fault("the signature at row " + checkpoint.seq() + " is not the library's");
        } else if (checkpoint.seq() > seq) {
            fault("the record was cut: it was signed up to row " + checkpoint.seq() + " and ends with row " + seq);
        } else if (checkpoint.seq() < seq || !Arrays.equals(checkpoint.hash(), hash)) {
            fault("rows between " + (signedUpTo + 1) + " and " + checkpoint.seq()
                    + " were rewritten after they were signed");
        } else {
            signedUpTo = checkpoint.seq();
            checkpoints++;
        }
    }

    /// @param seal over all lines before
    void seal(FileSeal seal, byte[] signature) {
        if (checkpoints == 0 || signedUpTo != seq || sealed) {
            fault("the file was cut: its rows do not end with a signature");
        } else if (key == null || !seal.isSound(key, signature)) {
            fault("a line was changed, added or cut off: the signature over the whole file does not fit");
        } else {
            sealed = true;
        }
    }

    void requireSealAtTheEnd() {
        if (goesOn() && !sealed) {
            fault("the file was cut: its last line is no signature");
        }
    }

    void fault(String sentence) {
        if (fault == null) {
            fault = sentence;
        }
    }

    Verdict verdict() {
        if (fault != null) {
            return new Verdict(false, what + ": " + fault + ".");
        }
        String unsigned = seq == signedUpTo ? "" : " Rows after " + signedUpTo + " are not signed yet.";
        String whose = expectedKey != null || key == null
                ? ""
                : " Signed with " + ExportFile.fingerprint(key)
                        + ": compare it with the library's, or name it with --key.";
        return new Verdict(
                true,
                what + ": " + rows + " rows and " + checkpoints + " signatures are as they were written, up to row "
                        + seq + "." + unsigned + whose);
    }
}
