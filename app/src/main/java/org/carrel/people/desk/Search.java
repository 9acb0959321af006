package org.carrel.people.desk;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.carrel.people.account.LibraryDay;
import org.carrel.people.account.Username;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.springframework.stereotype.Service;

/// Finds somebody by what the desk is told or shown: parts of a name, a number, a card, a user name, a mail address.
@Service
class Search {

    private static final Purpose KEEP = new Purpose("keep_membership");
    private static final int LONGEST = 200;
    private static final int MOST_PARTS = 8;

    private final SearchRepository search;
    private final Purposes purposes;
    private final LibraryDay day;

    Search(SearchRepository search, Purposes purposes, LibraryDay day) {
        this.search = search;
        this.purposes = purposes;
        this.day = day;
    }

    SearchResult find(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return SearchResult.NOTHING;
        }
        String asked = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return purposes.in(KEEP, () -> findNow(asked.replace('\0', ' ')));
    }

    private SearchResult findNow(String asked) {
        Map<UUID, String> exactly = search.exactly(variants(asked), Username.fold(asked));
        // Nobody's name is a number or a mail address.
        SearchRepository.Named named = exactly.isEmpty() || isName(asked) ? named(asked) : nobody();
        Set<UUID> people = new LinkedHashSet<>(exactly.keySet());
        people.addAll(named.people());
        int more = named.all() - named.people().size();
        List<Found> shown =
                search.shown(people.stream().limit(SearchResult.MOST).toList(), exactly, day.now(), day.today());
        return new SearchResult(shown, people.size() + more);
    }

    private SearchRepository.Named named(String asked) {
        List<String> parts = asked.contains("@")
                ? List.of()
                : search.parts(asked).stream().limit(MOST_PARTS).toList();
        if (parts.isEmpty()) {
            return nobody();
        }
        String first = parts.size() == 1 ? parts.getFirst() : search.rarest(parts);
        return search.named(
                first, parts.stream().filter(part -> !part.equals(first)).toList());
    }

    private static SearchRepository.Named nobody() {
        return new SearchRepository.Named(List.of(), 0);
    }

    private static boolean isName(String asked) {
        return asked.codePoints().noneMatch(sign -> Character.isDigit(sign) || sign == '@');
    }

    /// As it was typed, and as another reader writes it: in capitals or small letters, with or without colons.
    private static List<String> variants(String asked) {
        String bare = asked.replaceAll("[\\s:-]", "");
        return Stream.of(asked, bare)
                .flatMap(text -> Stream.of(text, text.toUpperCase(Locale.ROOT), text.toLowerCase(Locale.ROOT)))
                .distinct()
                .toList();
    }
}
