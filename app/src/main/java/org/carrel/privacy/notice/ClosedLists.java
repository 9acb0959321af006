package org.carrel.privacy.notice;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carrel.privacy.NoticeNames;

/// The names that a notice may use without declaring them itself: a misspelt one is refused where it stands. A notice
/// that is only read back from another version of the program is read with open lists.
final class ClosedLists {

    /// What may keep data longer; each has its sentence on the public page.
    static final Set<String> HOLDS = Set.of("legal", "unpaid");
    /// Conditions of UK GDPR Art. 9(2), (a) to (j).
    static final Set<String> CONDITIONS = IntStream.rangeClosed('a', 'j')
            .mapToObj(letter -> "A9-2-" + (char) letter)
            .collect(Collectors.toUnmodifiableSet());

    private final boolean closed;
    private final Set<String> roles;
    private final Set<String> subjects;
    private final Set<String> modules;
    private final Set<String> terms;

    private ClosedLists(
            boolean closed, Set<String> roles, Set<String> subjects, Set<String> modules, Set<String> terms) {
        this.closed = closed;
        this.roles = roles;
        this.subjects = subjects;
        this.modules = modules;
        this.terms = terms;
    }

    static ClosedLists open() {
        return new ClosedLists(false, Set.of(), Set.of(), Set.of(), Set.of());
    }

    /// @param built modules that have a part of the notice
    static ClosedLists of(Set<String> built) {
        List<NoticeNames> named = ServiceLoader.load(NoticeNames.class, NoticeNames.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        Set<String> modules = new HashSet<>(built);
        modules.addAll(all(named, NoticeNames::planned));
        return new ClosedLists(
                true,
                all(named, NoticeNames::staffRoles),
                all(named, NoticeNames::subjects),
                modules,
                Vocabulary.terms());
    }

    private static Set<String> all(List<NoticeNames> named, Function<NoticeNames, Set<String>> names) {
        return named.stream().flatMap(one -> names.apply(one).stream()).collect(Collectors.toUnmodifiableSet());
    }

    void subject(String name, YamlMap at) {
        if (closed && !subjects.contains(name)) {
            throw at.error("`" + name + "` is not among the user groups; known are " + YamlMap.sorted(subjects));
        }
    }

    List<String> roles(YamlMap at, String key) {
        at.names(key).forEach(role -> require(at, key, role, roles, "staff roles"));
        return at.names(key);
    }

    String role(YamlMap at, String key, String why) {
        String role = at.required(key, why);
        require(at, key, role, roles, "staff roles");
        return role;
    }

    Optional<String> awaits(YamlMap at) {
        return oneOf(at, "awaits", modules, "modules");
    }

    Optional<String> special(YamlMap at) {
        return oneOf(at, "special", SpecialKind.names(), "kinds of special-category data (UK GDPR Art. 9(1))");
    }

    Optional<String> condition(YamlMap at) {
        return oneOf(at, "condition", CONDITIONS, "conditions of UK GDPR Art. 9(2)");
    }

    List<String> holds(YamlMap at) {
        at.names("holds").forEach(hold -> require(at, "holds", hold, HOLDS, "holds"));
        return at.names("holds");
    }

    Optional<String> assessment(YamlMap at) {
        Optional<String> assessment = at.text("assessment");
        if (closed && assessment.filter(name -> !name.matches("LIA-\\d{2,}")).isPresent()) {
            throw at.error("assessment", "`" + assessment.get() + "` is no assessment; write its number, as LIA-01");
        }
        return assessment;
    }

    /// A term of the W3C Data Privacy Vocabulary.
    ///
    /// @param prefix `pd:` or `dpv:`
    String term(YamlMap at, String prefix) {
        String term = at.term(prefix);
        if (closed && !terms.contains(term)) {
            throw at.error(
                    "dpv",
                    "`" + term + "` is not among the terms of " + Vocabulary.FILE
                            + ": spell it as there, or look it up at https://w3id.org/dpv and add it there");
        }
        return term;
    }

    /// A list that says something.
    List<String> some(YamlMap at, String key, String why) {
        if (closed && at.names(key).stream().allMatch(String::isBlank)) {
            throw at.error(key, "`" + key + "` is missing: " + why);
        }
        return at.names(key);
    }

    private Optional<String> oneOf(YamlMap at, String key, Set<String> known, String what) {
        Optional<String> name = at.text(key);
        name.ifPresent(one -> require(at, key, one, known, what));
        return name;
    }

    private void require(YamlMap at, String key, String name, Set<String> known, String what) {
        if (closed && !known.contains(name)) {
            throw at.error(key, "`" + name + "` is not among the " + what + "; known are " + YamlMap.sorted(known));
        }
    }
}
