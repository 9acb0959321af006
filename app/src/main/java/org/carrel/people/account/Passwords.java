package org.carrel.people.account;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes passwords with Argon2id and checks them, as many at a time as there are processors: each takes 19 MiB, and a
/// burst of guesses must not take the memory of the whole service.
@Component
public class Passwords {

    // OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane.
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
    private final Semaphore atATime = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final String nobodys = encoder.encode("the password of nobody");

    public String hash(String password) {
        return take(() -> encoder.encode(password));
    }

    /// Takes as long when there is no hash as when there is a wrong one, so that the time does not tell which names
    /// exist.
    ///
    /// @param hash null when there is no such account, or none with a password
    public boolean matches(String password, @Nullable String hash) {
        return take(() -> encoder.matches(password, hash == null ? nobodys : hash)) && hash != null;
    }

    /// Whether `hash` was made with weaker parameters than today's.
    public boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T> T take(java.util.function.Supplier<T> work) {
        atATime.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            atATime.release();
        }
    }
}
