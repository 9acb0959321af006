package org.carrel.buildings.offline;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/// By what one gate decides while it reaches nobody. Nobody is named in it.
///
/// @param validUntil from then on the gate lets nobody in by it
/// @param hash     how a card's number becomes its key in `cards`
/// @param profiles when whoever has this profile may come in
/// @param cards    from hashes of cards to places in `profiles`
public record Snapshot(
        String gate,
        String building,
        Instant madeAt,
        Instant validUntil,
        String hash,
        List<Profile> profiles,
        SortedMap<String, Integer> cards) {

    static final String HASH = "base64url(HMAC-SHA-256(cardKey, card)[0..16])";

    /// @param open   times, each from its first moment up to its second
    /// @param escort whether only with somebody whose profile needs nobody
    public record Profile(List<List<Instant>> open, boolean escort) {}

    /// What is sent: the snapshot as JSON, and the signature of exactly these bytes; all in base64.
    ///
    /// @param publicKey by which a gate checks it, if it is the one that the gate was given when it was connected
    public record Signed(String payload, String signature, String publicKey, String algorithm) {}
}
