package org.carrel.engine;

/// One line of an access log after it was placed and pseudonymised: what the detector sees, and all it sees. Whatever
/// else the line held (name, address, path, query) is gone when this exists.
///
/// All hashes are the first 64 bits of a keyed HMAC; 0 says that the log does not give the field.
///
/// @param account token of the account, reversible only with the identifying key; never empty
/// @param epochSecond when, seconds since 1970-01-01T00:00:00Z
/// @param address hash of the full address
/// @param network hash of its /24 (IPv4) or /48 (IPv6)
/// @param place where the address is; [Place#UNKNOWN] without a places table
/// @param kind what the request was for
/// @param host hash of the provider's host
/// @param document hash of host and normalised document identity; 0 unless `kind` is [RequestKind#DOCUMENT]
/// @param status HTTP status; 0 where absent
/// @param bytes size of the answer's body; −1 where absent
/// @param agent hash of the user agent
/// @param session hash of the proxy's session identifier
/// @param fingerprint hash of the whole line: two lines alike to the letter are one event
public record AccessEvent(
        String account,
        long epochSecond,
        long address,
        long network,
        Place place,
        RequestKind kind,
        long host,
        long document,
        int status,
        long bytes,
        long agent,
        long session,
        long fingerprint) {

    /// The reader got the document: a whole or partial answer, the cached copy is still good, or the provider sent the
    /// browser on. Many providers hand a PDF over from a content network that the proxy never sees, so the
    /// redirect is the only trace; where the proxy sees both, they are one document.
    public boolean deliversDocument() {
        return document != 0 && (status == 0 || status >= 200 && status < 400);
    }
}
