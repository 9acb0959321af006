package org.carrel.privacy.version;

import java.time.Instant;
import org.carrel.privacy.notice.CanonicalNotice;
import org.jspecify.annotations.Nullable;

/// A version of the notice, as it is kept.
///
/// @param came `first`, `start` or `upload`
/// @param firstStartAt null while the program has not yet run by it
/// @param signedAt null while no officer has signed it
public record NoticeVersion(
        String hash,
        String content,
        String came,
        Instant addedAt,
        @Nullable Instant firstStartAt,
        @Nullable Instant signedAt) {

    public String shortHash() {
        return CanonicalNotice.shortHash(hash);
    }

    CanonicalNotice canonical() {
        return new CanonicalNotice(content, hash);
    }

    /// When the program first ran by it; for a version that did.
    public Instant since() {
        return firstStartAt == null ? addedAt : firstStartAt;
    }
}
