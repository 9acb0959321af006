package org.carrel.engine.scoring;

/// What the detector remembers of one account: about 1 KB, no document, no address, no name in the clear.
public final class AccountState {

    /// Bytes that [#decode] of this and every later version reads.
    public byte[] encode() {
        return new byte[0];
    }

    /// @throws IllegalArgumentException if the bytes are damaged or of an unknown version
    public static AccountState decode(byte[] bytes) {
        return new AccountState();
    }
}
