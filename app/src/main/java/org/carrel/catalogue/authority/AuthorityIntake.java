package org.carrel.catalogue.authority;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.catalogue.description.AuthorityNumber;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.Problem;
import org.carrel.catalogue.marc.StoredMarc;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes authority records in that come in files, in the transaction of whoever loads.
@Component
public class AuthorityIntake {

    private static final String GONE = "dosx";
    private static final int STATUS = 5;

    private final AuthorityRepository authorities;
    private final AuthorityPageRepository around;
    private final LinkRepository links;
    private final WorkRepository works;

    AuthorityIntake(
            AuthorityRepository authorities,
            AuthorityPageRepository around,
            LinkRepository links,
            WorkRepository works) {
        this.authorities = authorities;
        this.around = around;
        this.links = links;
        this.works = works;
    }

    /// What became of one.
    public enum Became {
        NEW,
        REPLACED,
        UNCHANGED,
        DELETED,
        /// It could be several of ours.
        AMBIGUOUS
    }

    /// @param authority null where it is none of ours
    public record Taken(Became became, @Nullable Long authority, List<Problem> said) {

        static Taken of(Became became, @Nullable Long authority) {
            return new Taken(became, authority, List.of());
        }

        static Taken of(Became became, @Nullable Long authority, Problem said) {
            return new Taken(became, authority, List.of(said));
        }
    }

    /// How it is taken in.
    ///
    /// @param system   whose numbers stand in field 001, where field 003 does not say it; may be
    /// empty
    /// @param replaces whether one that is there is replaced
    /// @param change   null where it is only looked at
    public record Rules(
            String system, boolean replaces, @Nullable Long change, Instant now) {}

    /// Nobody links records until the transaction ends. To be said before records are held, as
    /// all do.
    public void begin() {
        links.changeAuthorities();
    }

    /// One that came: matched by its numbers; by its heading where it has none.
    public Taken take(MarcRecord record, AgreedHeading heading, Rules rules) {
        Set<String> numbers = new LinkedHashSet<>(heading.numbers());
        own(record, rules.system()).ifPresent(numbers::add);
        Set<Long> found = numbers.isEmpty() ? new HashSet<>(around.same(0, heading)) : withNumbers(numbers);
        if (found.size() > 1) {
            return Taken.of(
                    Became.AMBIGUOUS,
                    null,
                    new Problem(
                            "several_authorities",
                            found.stream()
                                    .sorted()
                                    .limit(20)
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", "))));
        }
        boolean goes = GONE.indexOf(record.leader().charAt(STATUS)) >= 0;
        if (found.isEmpty()) {
            return goes
                    ? Taken.of(Became.UNCHANGED, null, Problem.of("deleted_unknown"))
                    : Taken.of(Became.NEW, added(record, heading, numbers, rules));
        }
        long id = found.iterator().next();
        AuthorityRepository.Row row = authorities.one(id).orElseThrow();
        MarcRecord ours = StoredMarc.record(row.marc());
        if (isJoined(numbers, ours, id)) {
            return Taken.of(Became.UNCHANGED, id, Problem.of("merged"));
        }
        if (goes) {
            return ended(id, rules);
        }
        if (!rules.replaces() || isSame(ours, record)) {
            return Taken.of(Became.UNCHANGED, id);
        }
        if (rules.change() != null) {
            authorities.replace(id, heading, rules.change(), rules.now());
            authorities.know(id, numbers);
        }
        return Taken.of(Became.REPLACED, id);
    }

    private static Optional<String> own(MarcRecord record, String system) {
        String number = record.control("001").orElse("").strip();
        boolean unsaid = record.control("003").orElse("").isBlank();
        return unsaid && !system.isEmpty() && !number.isEmpty() ? AuthorityNumber.of(system, number) : Optional.empty();
    }

    private Set<Long> withNumbers(Collection<String> numbers) {
        return authorities.withNumbers(numbers).stream()
                .map(AuthorityRepository.Numbered::authority)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Of one that was joined to ours, none of ours own numbers come.
    private boolean isJoined(Set<String> numbers, MarcRecord ours, long id) {
        return !numbers.isEmpty()
                && authorities.joined(id)
                && AgreedHeading.of(ours)
                        .map(AgreedHeading::numbers)
                        .filter(known -> known.stream().noneMatch(numbers::contains))
                        .isPresent();
    }

    private @Nullable Long added(MarcRecord record, AgreedHeading heading, Set<String> numbers, Rules rules) {
        if (rules.change() == null) {
            return null;
        }
        long id = authorities.add(heading, rules.change(), rules.now());
        authorities.know(id, numbers);
        return id;
    }

    private Taken ended(long id, Rules rules) {
        long uses = links.uses(id);
        if (uses > 0) {
            return Taken.of(Became.UNCHANGED, id, new Problem("deleted_authority_used", String.valueOf(uses)));
        }
        if (rules.change() != null) {
            authorities.end(id, null, rules.change(), rules.now());
            authorities.forgetNumbers(id);
        }
        return Taken.of(Became.DELETED, id);
    }

    private static boolean isSame(MarcRecord ours, MarcRecord theirs) {
        return core(ours).equals(core(theirs));
    }

    /// Without when it was last changed.
    private static String core(MarcRecord record) {
        return StoredMarc.text(new MarcRecord(
                record.leader(),
                record.fields().stream()
                        .filter(field -> !field.tag().equals("005"))
                        .toList()));
    }

    /// What follows for the records is done once the file is taken in.
    public void end(Collection<Long> changed, Instant now) {
        if (!changed.isEmpty()) {
            works.ask(changed, now);
        }
    }
}
