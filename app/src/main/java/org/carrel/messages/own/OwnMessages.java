package org.carrel.messages.own;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.messages.Freedom;
import org.carrel.messages.Kind;
import org.carrel.messages.Kinds;
import org.carrel.messages.own.OwnMessageRepository.Told;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/// What somebody was told, and how they want to be told.
@Service
class OwnMessages {

    static final String PURPOSE = "keep_own_messages";
    static final int PAGE = 100;

    private static final Purpose KEEP = new Purpose(PURPOSE);
    private static final String BY_MAIL = "mail";

    private final OwnMessageRepository messages;
    private final Kinds kinds;
    private final Purposes purposes;
    private final MessageSource texts;
    private final Clock clock;

    OwnMessages(OwnMessageRepository messages, Kinds kinds, Purposes purposes, MessageSource texts, Clock clock) {
        this.messages = messages;
        this.kinds = kinds;
        this.purposes = purposes;
        this.texts = texts;
        this.clock = clock;
    }

    /// @param fresh whether it came since they last looked
    record Shown(Told told, String kind, boolean fresh) {}

    /// @param before the number that leads to older ones; 0 where there are none
    record Inbox(List<Shown> shown, long before) {}

    /// From now on none of these is new.
    Inbox read(Subject who, UUID person, long before) {
        Instant now = clock.instant();
        return purposes.own(KEEP, who, () -> {
            Instant looked = messages.lookedAt().orElse(Instant.EPOCH);
            List<Told> told = messages.told(before, now, PAGE + 1);
            if (!told.isEmpty()) {
                messages.look(person, now);
            }
            List<Shown> shown = told.stream()
                    .limit(PAGE)
                    .map(one -> new Shown(one, title(one.kind()), one.at().isAfter(looked)))
                    .toList();
            return new Inbox(shown, told.size() > PAGE ? shown.getLast().told().id() : 0);
        });
    }

    private String title(String kind) {
        String other = texts.getMessage("messages.kind.other", null, Locale.UK);
        String title = Optional.ofNullable(texts.getMessage("messages.kind." + kind, null, other, Locale.UK))
                .orElse("");
        return title.substring(0, 1).toUpperCase(Locale.UK) + title.substring(1);
    }

    /// @param ways what may be chosen; one where nothing may
    record Choosable(String code, String title, List<String> ways, String chosen) {}

    List<Choosable> choices(Subject who) {
        Map<String, String> chosen = purposes.own(KEEP, who, messages::ways);
        return kinds.all().stream()
                .map(kind -> new Choosable(kind.code(), title(kind.code()), ways(kind.freedom()), chosen(kind, chosen)))
                .toList();
    }

    private static String chosen(Kind kind, Map<String, String> chosen) {
        String way = chosen.getOrDefault(kind.code(), BY_MAIL);
        return ways(kind.freedom()).contains(way) ? way : BY_MAIL;
    }

    private static List<String> ways(Freedom freedom) {
        return switch (freedom) {
            case NONE -> List.of(BY_MAIL);
            case CHANNEL -> List.of(BY_MAIL, "here");
            case FULL -> List.of(BY_MAIL, "here", "none");
        };
    }

    /// @param typed by kind
    /// @return false where something was chosen that cannot be: then nothing is changed
    boolean choose(Subject who, UUID person, Map<String, String> typed) {
        List<Kind> asked = kinds.all().stream()
                .filter(kind -> typed.containsKey(kind.code()))
                .toList();
        boolean allowed = asked.stream()
                .allMatch(kind -> ways(kind.freedom()).contains(typed.getOrDefault(kind.code(), BY_MAIL)));
        if (allowed) {
            purposes.own(KEEP, who, () -> {
                asked.forEach(kind -> {
                    String way = typed.getOrDefault(kind.code(), BY_MAIL);
                    messages.choose(person, kind.code(), way.equals(BY_MAIL) ? null : way, clock.instant());
                });
                return true;
            });
        }
        return allowed;
    }
}
