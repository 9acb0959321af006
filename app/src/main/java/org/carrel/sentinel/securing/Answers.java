package org.carrel.sentinel.securing;

import static org.carrel.sentinel.SentinelPurpose.SECURE;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.carrel.privacy.Purposes;
import org.carrel.web.SecretCode;
import org.springframework.stereotype.Component;

/// What the owner of a secured account says about it, by a link that needs no sign-in.
@Component
class Answers {

    private final AnswerRepository answers;
    private final SecuringSettings settings;
    private final Purposes purposes;
    private final Clock clock;

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
        String code = SecretCode.forLink();
        purposes.run(
                SECURE,
                () -> answers.offer(
                        SecretCode.hash(code), securing, clock.instant().plus(settings.answerFor())));
        return code;
    }

    boolean isAsked(String code) {
        return purposes.in(
                SECURE,
                () -> answers.asked(SecretCode.hash(code), clock.instant()).isPresent());
    }

    /// Stores the answer; false when the link is used up or over.
    boolean give(String code, Answer answer) {
        return purposes.in(SECURE, () -> {
            Optional<Long> securing = answers.asked(SecretCode.hash(code), clock.instant());
            if (securing.isEmpty() || answers.take(securing.get()) == 0) {
                return false;
            }
            answers.answer(securing.get(), answer.key(), clock.instant());
            return true;
        });
    }
}
