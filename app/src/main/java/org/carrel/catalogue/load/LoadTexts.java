package org.carrel.catalogue.load;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.catalogue.marc.Problem;
import org.carrel.web.LibraryProfile;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// What became of a load and its records, in words.
@Component
class LoadTexts {

    private final MessageSource messages;
    private final DateTimeFormatter moments;

    LoadTexts(MessageSource messages, LibraryProfile library) {
        this.messages = messages;
        this.moments = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Locale.UK)
                .withZone(library.zone());
    }

    /// In some sentences.
    String of(Load load) {
        LoadCounts counts = load.counts();
        String state = load.trial() && load.state() == Load.State.DONE
                ? "trial"
                : load.state().code();
        return Stream.concat(
                        Stream.of(text(
                                "load.said." + state,
                                counts.records(),
                                counts.created(),
                                counts.replaced(),
                                counts.added(),
                                counts.unchanged(),
                                counts.suppressed(),
                                counts.ambiguous(),
                                counts.setAside(),
                                counts.repaired(),
                                counts.items(),
                                counts.removed())),
                        load.said().stream().map(this::whole))
                .collect(Collectors.joining(" "));
    }

    private String whole(Problem problem) {
        return problem.code().equals("same_file")
                ? text("load.why.same_file", moments.format(Instant.parse(problem.detail())))
                : text("load.why." + problem.code(), arguments(problem));
    }

    String of(List<Problem> problems) {
        return problems.stream()
                .map(problem -> text("load.problem." + problem.code(), arguments(problem)))
                .collect(Collectors.joining(" "));
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }

    private static Object[] arguments(Problem problem) {
        return problem.detail().split("\n", -1);
    }
}
