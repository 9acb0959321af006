package org.carrel.messages.post;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carrel.messages.Kind;
import org.carrel.messages.Kinds;
import org.carrel.messages.post.DigestLetterRepository.Line;
import org.carrel.people.Reach;
import org.carrel.privacy.Letterbox.Letter;
import org.carrel.web.LibraryProfile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// A digest as a mail: what it is about in the subject, which names no work; what is said, by kind;
/// where to read more, and whom to ask. It holds nothing that tells anybody that it was opened.
@Component
class DigestWords {

    private static final Pattern MAIL = Pattern.compile("[^@\\s,;<>\"]{1,64}@[^@\\s,;<>\"]{1,189}");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\u200c\\u200d]]+");
    private static final char ISOLATE = '\u2068';
    private static final char ISOLATED = '\u2069';

    private final Kinds kinds;
    private final MessageSource messages;
    private final LibraryProfile library;
    private final String address;

    DigestWords(
            Kinds kinds,
            MessageSource messages,
            LibraryProfile library,
            @Value("${carrel.web.address:}") String address) {
        this.kinds = kinds;
        this.messages = messages;
        this.library = library;
        this.address = address;
    }

    Letter letter(long id, Reach to, List<Line> lines) {
        Map<String, List<Line>> byKind = byKind(lines);
        String about = byKind.keySet().stream().map(this::title).collect(Collectors.joining(", "));
        String replyTo = MAIL.matcher(library.contact()).matches() ? library.contact() : "";
        String subject = shown(text("messages.mail.subject", library.name(), about));
        return new Letter(
                "digest-" + id,
                to.email(),
                shown(library.name()),
                replyTo,
                subject,
                plain(to, byKind),
                html(subject, to, byKind));
    }

    /// In the order of the kinds: what nobody can switch off comes first.
    private Map<String, List<Line>> byKind(List<Line> lines) {
        List<String> order = kinds.all().stream().map(Kind::code).toList();
        Map<String, List<Line>> found =
                new TreeMap<>(Comparator.<String>comparingInt(order::indexOf).thenComparing(Comparator.naturalOrder()));
        lines.forEach(line ->
                found.computeIfAbsent(line.kind(), kind -> new ArrayList<>()).add(line));
        return found;
    }

    private String title(String kind) {
        String other = text("messages.kind.other");
        return Objects.requireNonNullElse(messages.getMessage("messages.kind." + kind, null, other, Locale.UK), other);
    }

    private static String heading(String title) {
        return title.substring(0, 1).toUpperCase(Locale.UK) + title.substring(1);
    }

    /// Pages of this site, by what stands before them.
    private Map<String, String> links(Map<String, List<Line>> byKind) {
        Map<String, String> links = new LinkedHashMap<>();
        if (!address.isEmpty()) {
            Set<String> more = byKind.values().stream()
                    .flatMap(List::stream)
                    .map(Line::address)
                    .filter(page -> !page.isEmpty())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            more.forEach(page -> links.put(address + page, text("messages.mail.more")));
            links.put(address + "/my-messages", text("messages.mail.all"));
            links.put(address + "/my-messages/choices", text("messages.mail.choose"));
        }
        return links;
    }

    private String plain(Reach to, Map<String, List<Line>> byKind) {
        StringBuilder mail = new StringBuilder(greeting(isolated(shown(to.name()))));
        byKind.forEach((kind, lines) -> {
            mail.append("\n\n").append(heading(title(kind))).append('\n');
            lines.forEach(line -> mail.append("\n- ").append(isolated(line.words())));
        });
        if (address.isEmpty()) {
            mail.append("\n\n").append(text("messages.mail.signIn"));
        }
        mail.append('\n');
        links(byKind)
                .forEach((link, what) ->
                        mail.append('\n').append(what).append(' ').append(link));
        return mail.append("\n\n")
                .append(ask())
                .append("\n\n")
                .append(library.name())
                .append('\n')
                .toString();
    }

    private String html(String subject, Reach to, Map<String, List<Line>> byKind) {
        StringBuilder mail = new StringBuilder(
                        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(safe(subject))
                .append("</title></head><body style=\"font-family:sans-serif;line-height:1.5\"><p>")
                .append(safe(greeting(isolated(shown(to.name())))))
                .append("</p>");
        byKind.forEach((kind, lines) -> {
            mail.append("\n<h2 style=\"font-size:1.1em\">")
                    .append(safe(heading(title(kind))))
                    .append("</h2><ul>");
            lines.forEach(line ->
                    mail.append("\n<li><bdi>").append(safe(line.words())).append("</bdi></li>"));
            mail.append("</ul>");
        });
        if (address.isEmpty()) {
            mail.append("\n<p>").append(safe(text("messages.mail.signIn"))).append("</p>");
        }
        links(byKind)
                .forEach((link, what) -> mail.append("\n<p>")
                        .append(safe(what))
                        .append(" <a href=\"")
                        .append(safe(link))
                        .append("\">")
                        .append(safe(link))
                        .append("</a></p>"));
        return mail.append("\n<p>")
                .append(safe(ask()))
                .append("</p><p>")
                .append(safe(library.name()))
                .append("</p></body></html>\n")
                .toString();
    }

    private String greeting(String name) {
        return text("messages.mail.greeting", name);
    }

    private String ask() {
        return text("messages.mail.ask", library.contact());
    }

    private static String safe(String words) {
        return HtmlUtils.htmlEscape(words, "UTF-8");
    }

    /// On one line, without what turns the direction of what follows.
    private static String shown(String words) {
        return UNSEEN.matcher(words).replaceAll(" ").strip();
    }

    /// A title from right to left leaves the words around it as they are (Unicode Annex 9).
    private static String isolated(String words) {
        return Bidi.requiresBidi(words.toCharArray(), 0, words.length()) ? ISOLATE + words + ISOLATED : words;
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }
}
