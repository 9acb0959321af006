package org.carrel.people.feed;

import java.util.Locale;
import java.util.Optional;
import org.carrel.people.feed.Import.State;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// What became of a delivery, in words.
@Component
public class FeedTexts {

    private final MessageSource messages;

    FeedTexts(MessageSource messages) {
        this.messages = messages;
    }

    /// In one sentence or two.
    String of(Import made) {
        Counts counts = made.counts();
        String sentence = made.state() == State.STOPPED
                ? text("feed.said.stopped")
                : text(
                        "feed.said." + made.state().key(),
                        counts.rows(),
                        counts.added(),
                        counts.changed(),
                        counts.unchanged(),
                        counts.ended(),
                        counts.rejected());
        return sentence
                + why(made).map(why -> " " + why).orElse("")
                + (made.warning() == null ? "" : " " + text("feed.warning." + made.warning()));
    }

    Optional<String> why(Import made) {
        return Optional.ofNullable(made.why())
                .filter(why -> made.state() == State.WAITING || made.state() == State.STOPPED)
                .map(why -> text("feed.why." + why, arguments(made.about())));
    }

    /// Why a row is not taken over.
    public String of(Problem problem) {
        return problem(problem.code(), problem.detail());
    }

    String problem(String code, @Nullable String detail) {
        return text("feed.problem." + code, arguments(detail));
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }

    /// Parted by line ends, where there are several.
    private static Object[] arguments(@Nullable String about) {
        return about == null ? new Object[0] : about.split("\n", -1);
    }
}
