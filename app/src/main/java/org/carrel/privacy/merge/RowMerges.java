package org.carrel.privacy.merge;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.carrel.privacy.MergeRule;
import org.carrel.privacy.RowMerge;
import org.carrel.privacy.RowMerge.Change.Kind;
import org.carrel.privacy.notice.ColumnName;
import org.carrel.privacy.retention.Catalogue.Reference;
import org.carrel.web.LibraryProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Moves rows by the declared owners. Of two equal rows the kept person's stays; where a module has a [MergeRule], both
/// do.
@Component
class RowMerges implements RowMerge {

    private final Leads leads;
    private final RowMergeRepository repository;
    private final ObjectProvider<MergeRule> rules;
    private final LibraryProfile library;
    private final Clock clock;

    RowMerges(
            Leads leads,
            RowMergeRepository repository,
            ObjectProvider<MergeRule> rules,
            LibraryProfile library,
            Clock clock) {
        this.leads = leads;
        this.repository = repository;
        this.rules = rules;
        this.library = library;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnRules {

        /// Two keys of one year: both open what they sealed, and nothing new is sealed under a
        /// year below none. Each gets one of its own, whatever either record has from joinings
        /// before.
        @Bean
        MergeRule keysOfOneYear() {
            return new MergeRule(
                    "privacy.audit_key",
                    "year = least(0, (SELECT min(k.year) FROM privacy.audit_key k"
                            + " WHERE k.subject IN (:kept, :other))) - 1");
        }
    }

    /// Numbers of which rows lead to the other, and those that they get.
    private record Step(Lead lead, String from, String to) {}

    private List<Step> steps(Pair pair) {
        List<Step> steps = new ArrayList<>();
        if (pair.twoAccounts()) {
            String from = String.valueOf(pair.otherAccount());
            leads.to(Leads.ACCOUNT)
                    .forEach(lead -> steps.add(new Step(lead, from, String.valueOf(pair.keptAccount()))));
        }
        leads.to(Leads.PERSON).stream()
                .filter(lead -> !pair.twoAccounts() || !lead.relation().equals(Leads.ACCOUNT.relation()))
                .forEach(lead -> steps.add(
                        new Step(lead, pair.other().toString(), pair.kept().toString())));
        return steps;
    }

    @Override
    public List<Line> preview(Pair pair) {
        Map<String, Line> lines = new TreeMap<>();
        for (Step step : steps(pair)) {
            RowMergeRepository.Count count = repository.count(step.lead(), step.from(), step.to());
            if (count.all() > 0) {
                String relation = step.lead().relation();
                lines.merge(relation, line(step.lead(), count), RowMerges::sum);
            }
        }
        return List.copyOf(lines.values());
    }

    private Line line(Lead lead, RowMergeRepository.Count count) {
        boolean settles = settles(lead);
        long away = follows(lead.relation()) ? count.all() : settles ? 0 : count.broken();
        return new Line(
                lead.relation(),
                List.copyOf(leads.categories(lead.relation())),
                count.all() - away,
                settles ? count.broken() : 0,
                away);
    }

    private static Line sum(Line one, Line two) {
        return new Line(
                one.relation(),
                one.categories(),
                one.moves() + two.moves(),
                one.settled() + two.settled(),
                one.putAway() + two.putAway());
    }

    private boolean settles(Lead lead) {
        MergeRule rule = rule(lead.relation());
        return !lead.secret() && rule != null && !rule.follows();
    }

    private boolean follows(String relation) {
        MergeRule rule = rule(relation);
        return rule != null && rule.follows();
    }

    private @Nullable MergeRule rule(String relation) {
        return rules.stream()
                .filter(rule -> rule.relation().equals(relation))
                .findFirst()
                .orElse(null);
    }

    @Override
    public boolean didSomething(UUID account) {
        return leads.actors().stream()
                .anyMatch(
                        column -> repository.any(column.relation(), column.column(), type(column), account.toString()));
    }

    private String type(ColumnName column) {
        return leads.times().catalogue().type(column);
    }

    @Override
    public List<Change> merge(Pair pair) {
        List<Change> changes = new ArrayList<>();
        move(pair, changes);
        if (pair.twoAccounts()) {
            putAway(Leads.ACCOUNT, Objects.requireNonNull(pair.otherAccount()), changes);
        }
        putAway(Leads.PERSON, pair.other(), changes);
        UUID account = pair.keptAccount() == null ? pair.otherAccount() : pair.keptAccount();
        if (account != null) {
            changes.addAll(repository.completeStops(pair.kept().toString(), account.toString()));
            changes.addAll(
                    repository.completeStops(account.toString(), pair.kept().toString()));
        }
        return changes;
    }

    @Override
    public void sweep(Pair pair) {
        move(pair, new ArrayList<>());
    }

    private void move(Pair pair, List<Change> changes) {
        for (Step step : steps(pair)) {
            if (follows(step.lead().relation())) {
                putAway(step.lead().relation(), step.lead().others(), Map.of("from", step.from()), changes);
                continue;
            }
            if (settles(step.lead())) {
                settle(step, changes);
            }
            putAway(
                    step.lead().relation(),
                    step.lead().others() + " AND " + step.lead().broken(),
                    Map.of("from", step.from(), "to", step.to()),
                    changes);
            changes.addAll(repository.move(step.lead(), leads.key(step.lead().relation()), step.from(), step.to()));
        }
    }

    private void settle(Step step, List<Change> changes) {
        String relation = step.lead().relation();
        List<Change> broken = repository.images(
                relation,
                leads.key(relation),
                leads.columns(relation),
                Kind.CHANGED,
                step.lead().others() + " AND " + step.lead().broken(),
                Map.of("from", step.from(), "to", step.to()));
        MergeRule rule = Objects.requireNonNull(rule(relation));
        for (Change one : broken) {
            repository.change(relation, rule.set(), leads.key(relation), List.of(one.key()), values(rule, step));
        }
        changes.addAll(broken);
    }

    private Map<String, Object> values(MergeRule rule, Step step) {
        Map<String, Object> values = new TreeMap<>();
        if (rule.set().contains(":kept")) {
            values.put("kept", step.to());
        }
        if (rule.set().contains(":other")) {
            values.put("other", step.from());
        }
        if (rule.set().contains(":today")) {
            values.put("today", LocalDate.ofInstant(clock.instant(), library.zone()));
        }
        if (rule.set().contains(":now")) {
            values.put("now", clock.instant().atOffset(ZoneOffset.UTC));
        }
        return values;
    }

    private void putAway(ColumnName root, UUID number, List<Change> changes) {
        putAway(
                root.relation(),
                root.column() + " = CAST(:number AS uuid)",
                Map.of("number", number.toString()),
                changes);
    }

    /// Rows and what cannot be without them, the latter first.
    private void putAway(String relation, String where, Map<String, ?> values, List<Change> changes) {
        String key = leads.key(relation);
        List<Change> rows = repository.images(relation, key, leads.columns(relation), Kind.REMOVED, where, values);
        if (rows.isEmpty()) {
            return;
        }
        List<String> keys = rows.stream().map(Change::key).toList();
        for (Reference reference : leads.times().catalogue().references()) {
            if (reference.parent().equals(relation) && !reference.child().equals(relation)) {
                putAway(
                        reference.child(),
                        RowMergeRepository.namesOneOf(reference, key),
                        Map.of("keys", keys.toArray(String[]::new)),
                        changes);
            }
        }
        repository.delete(relation, key, keys);
        changes.addAll(rows);
    }

    @Override
    public List<String> undo(List<Change> changes) {
        List<String> gone = new ArrayList<>();
        for (Change change : changes.reversed()) {
            if (!repository.attempt(() -> undo(change))) {
                gone.add(change.relation());
            }
        }
        return gone;
    }

    private boolean undo(Change change) {
        String key = leads.key(change.relation());
        List<String> columns = leads.columns(change.relation());
        return switch (change.kind()) {
            case MOVED -> repository.moveBack(change, type(column(change)), key);
            // Where the database has made the row anew, it may have made it differently.
            case REMOVED ->
                repository.putBack(change, columns) || follows(change.relation()) && changeBack(change, columns);
            case CHANGED -> changeBack(change, columns);
            case ADDED -> {
                repository.delete(change.relation(), key, List.of(change.key()));
                yield true;
            }
        };
    }

    private boolean changeBack(Change change, List<String> columns) {
        String relation = change.relation();
        List<String> others = columns.stream()
                .filter(column -> !leads.keyOf(relation).contains(column))
                .toList();
        // Where all of it is the key, it is there as it was.
        return others.isEmpty() || repository.changeBack(change, others, leads.key(relation));
    }

    private static ColumnName column(Change change) {
        String[] parts = change.relation().split("\\.", 2);
        return new ColumnName(parts[0], parts[1], change.column());
    }
}
