package org.carrel.sentinel.securing;

import static org.carrel.sentinel.SentinelPurpose.SECURE;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.carrel.privacy.Purposes;
import org.springframework.stereotype.Component;

/// What the owner of a secured account says about it, by a link that needs no sign-in.
@Component
class Answers {

    private static final int CODE_BYTES = 24;

    private final AnswerRepository answers;
    private final SecuringSettings settings;
    private final Purposes purposes;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Answers(AnswerRepository answers, SecuringSettings settings, Purposes purposes, Clock clock) {
        this.answers = answers;
        this.settings = settings;
        this.purposes = purposes;
        this.clock = clock;
    }

    enum Answer {
        MINE,
        NOT_MINE;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A new code. Earlier ones stay valid: the letter that holds one may have been sent after all.
    String newCode(long securing) {
        byte[] bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        purposes.run(
                SECURE,
                () -> answers.offer(hash(code), securing, clock.instant().plus(settings.answerFor())));
        return code;
    }

    boolean isAsked(String code) {
        return purposes.in(
                SECURE, () -> answers.asked(hash(code), clock.instant()).isPresent());
    }

    /// Stores the answer; false when the link is used up or over.
    boolean give(String code, Answer answer) {
        return purposes.in(SECURE, () -> {
            Optional<Long> securing = answers.asked(hash(code), clock.instant());
            if (securing.isEmpty() || answers.take(securing.get()) == 0) {
                return false;
            }
            answers.answer(securing.get(), answer.key(), clock.instant());
            return true;
        });
    }

    private static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
