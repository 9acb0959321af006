package org.carrel.catalogue.load;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.catalogue.description.Identifier;
import org.carrel.catalogue.kbart.KbartTitle;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.Problem;
import org.carrel.catalogue.marc.StoredMarc;

/// Decides what becomes of each record of a batch.
final class Deciding {

    private static final byte[] NONE = {};

    private final LoadRules rules;
    private final Known known;
    private final Batch batch;

    Deciding(LoadRules rules, Known known, Batch batch) {
        this.rules = rules;
        this.known = known;
        this.batch = batch;
    }

    void decide(Entry entry) {
        batch.lines.add(
                switch (entry) {
                    case Entry.Aside aside ->
                        new Line(
                                aside.position(),
                                Outcome.SET_ASIDE,
                                false,
                                null,
                                List.of(aside.why()),
                                aside.offset(),
                                aside.bytes());
                    case Entry.Agreed agreed -> throw new IllegalArgumentException("authorities are decided elsewhere");
                    case Entry.Ready ready -> ready(ready);
                });
    }

    private Line ready(Entry.Ready ready) {
        List<Problem> said = new ArrayList<>(ready.repairs());
        said.addAll(ready.remarks());
        Set<Held> found = find(ready);
        boolean repaired = !ready.repairs().isEmpty();
        if (found.size() > 1) {
            said.add(new Problem(
                    "several",
                    found.stream()
                            .map(held -> held.id() == 0 ? "?" : String.valueOf(held.id()))
                            .sorted()
                            .limit(20)
                            .collect(Collectors.joining(", "))));
            return new Line(ready.position(), Outcome.AMBIGUOUS, repaired, null, said, ready.offset(), ready.bytes());
        }
        if (found.isEmpty() && ready.isDeleted()) {
            said.add(Problem.of("deleted_unknown"));
            return new Line(ready.position(), Outcome.UNCHANGED, repaired, null, said, ready.offset(), NONE);
        }
        Held held = found.isEmpty() ? created(ready) : found.iterator().next();
        Outcome outcome = found.isEmpty() ? Outcome.NEW : matched(held, ready, said);
        boolean added = outcome != Outcome.SUPPRESSED && added(held, ready, outcome, said);
        return new Line(
                ready.position(),
                added && outcome == Outcome.UNCHANGED ? Outcome.ADDED : outcome,
                repaired,
                held,
                said,
                ready.offset(),
                NONE);
    }

    /// By the first kind of number that finds anything.
    private Set<Held> find(Entry.Ready ready) {
        for (List<Identifier> step : ready.steps()) {
            Set<Held> found = new LinkedHashSet<>();
            for (Identifier number : step) {
                known.of(number).stream()
                        .filter(held -> ready.title() != null
                                || number.kind() == Identifier.Kind.CONTROL
                                || !isAnotherOfTheSource(held, ready))
                        .forEach(found::add);
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return Set.of();
    }

    /// What its own source keeps apart, volumes under one ISBN for one, are not one record.
    private static boolean isAnotherOfTheSource(Held held, Entry.Ready ready) {
        return ready.projection().identifiers().stream()
                .filter(number -> number.kind() == Identifier.Kind.CONTROL)
                .map(Identifier::value)
                .anyMatch(control -> !held.controls.contains(control)
                        && held.controls.stream()
                                .anyMatch(other -> system(other).equals(system(control))));
    }

    private static String system(String control) {
        return control.substring(0, control.indexOf(')') + 1);
    }

    private Held created(Entry.Ready ready) {
        Held held = Held.fresh(ready.projection());
        known.add(held, ready.projection().identifiers());
        batch.changed.add(held);
        return held;
    }

    private Outcome matched(Held held, Entry.Ready ready, List<Problem> said) {
        if (held.isFresh()) {
            said.add(Problem.of("repeated"));
        }
        if (ready.projection().identifiers().stream()
                .anyMatch(number -> number.kind() == Identifier.Kind.CONTROL && held.merged.contains(number))) {
            said.add(Problem.of("merged"));
            return Outcome.UNCHANGED;
        }
        if (ready.isDeleted()) {
            return deleted(held, said);
        }
        if (ready.title() != null && held.isSuppressed() && Overlaying.isBrief(held.marc())) {
            // It went when its package had it no longer, and now has it again.
            held.reveal();
            batch.changed.add(held);
        } else if (held.isSuppressed()) {
            said.add(Problem.of("still_suppressed"));
        }
        if (rules.overlay() != LoadRules.Overlay.REPLACE) {
            return Outcome.UNCHANGED;
        }
        MarcRecord ours = StoredMarc.record(held.marc());
        if (Overlaying.isSame(ours, ready.marc(), rules)) {
            return Outcome.UNCHANGED;
        }
        if (Overlaying.isPoorer(ready.marc(), ours)) {
            said.add(Problem.of("poorer"));
            return Outcome.UNCHANGED;
        }
        MarcRecord merged = Overlaying.merged(ours, ready.marc(), rules);
        Projection next = merged.equals(ready.marc()) ? ready.projection() : Projection.of(merged, rules.system());
        held.become(next);
        known.name(held, next.identifiers());
        batch.changed.add(held);
        return Outcome.REPLACED;
    }

    private Outcome deleted(Held held, List<Problem> said) {
        if (held.isSuppressed()) {
            return Outcome.UNCHANGED;
        }
        if (held.isPromised()) {
            said.add(Problem.of("deleted_promised"));
            return Outcome.UNCHANGED;
        }
        if (held.items() > 0) {
            said.add(new Problem("deleted_with_items", String.valueOf(held.items())));
        }
        held.suppress();
        batch.changed.add(held);
        return Outcome.SUPPRESSED;
    }

    private boolean added(Held held, Entry.Ready ready, Outcome outcome, List<Problem> said) {
        if (outcome != Outcome.NEW && (rules.overlay() == LoadRules.Overlay.NEVER || ready.isDeleted())) {
            return false;
        }
        boolean any = false;
        for (Copy copy : ready.copies()) {
            any |= copy(held, copy, ready.projection().callNumber(), said);
        }
        if (ready.title() != null) {
            any |= title(held, ready, said);
        } else if (outcome != Outcome.UNCHANGED || rules.overlay() == LoadRules.Overlay.ITEMS) {
            any |= links(held, ready.projection(), outcome);
        }
        if (any) {
            batch.touched.add(held);
        }
        return any;
    }

    private boolean copy(Held held, Copy said, String classified, List<Problem> problems) {
        Copy copy = said.callNumber().isEmpty()
                ? new Copy(said.barcode(), said.location(), classified, said.type(), said.part())
                : said;
        HeldItem there = known.item(copy.barcode());
        if (there != null) {
            if (there.record() != held) {
                problems.add(new Problem(
                        "barcode_elsewhere",
                        copy.barcode() + "\n" + there.record().id()));
            } else if (!there.copy().equals(copy)) {
                problems.add(new Problem("item_differs", copy.barcode()));
            }
            return false;
        }
        Held.Place place = new Held.Place(copy.location(), copy.callNumber());
        Held.Holding holding = held.holdings.computeIfAbsent(place, none -> {
            Held.Holding made = new Held.Holding(held, place, 0);
            batch.holdings.add(made);
            return made;
        });
        HeldItem item = new HeldItem(holding, copy);
        known.add(item);
        batch.items.add(item);
        held.items(held.items() + 1);
        return true;
    }

    private boolean links(Held held, Projection projection, Outcome outcome) {
        boolean any = false;
        if (outcome == Outcome.REPLACED) {
            for (String url : List.copyOf(held.urls.keySet())) {
                if (!projection.urls().contains(url)) {
                    long id = held.urls.getOrDefault(url, 0L);
                    held.urls.remove(url);
                    any |= id == 0
                            ? batch.links.removeIf(
                                    link -> link.record() == held && link.url().equals(url))
                            : batch.linksGone.add(id);
                }
            }
        }
        for (String url : projection.urls()) {
            if (held.urls.putIfAbsent(url, 0L) == null) {
                batch.links.add(new Batch.Link(held, url));
                any = true;
            }
        }
        return any;
    }

    private boolean title(Held held, Entry.Ready ready, List<Problem> said) {
        KbartTitle listed = java.util.Objects.requireNonNull(ready.title());
        HeldTitle.Key key =
                new HeldTitle.Key(Preparing.number(listed), listed.coverage().firstOn(), held);
        HeldTitle.Row row = HeldTitle.Row.of(listed);
        HeldTitle there = known.title(key);
        if (there == null) {
            batch.titlesSuperseded.addAll(known.otherwiseBegun(key));
            HeldTitle title = new HeldTitle(0, key, row);
            known.add(title);
            batch.titles.add(title);
            return true;
        }
        if (there.id() == 0) {
            if (!there.row().equals(row)) {
                said.add(new Problem("title_twice", key.titleId()));
            }
            return false;
        }
        batch.titlesSeen.add(there.id());
        if (there.row().equals(row)) {
            return false;
        }
        HeldTitle changed = new HeldTitle(there.id(), key, row);
        known.add(changed);
        batch.titlesChanged.removeIf(one -> one.id() == there.id());
        batch.titlesChanged.add(changed);
        return true;
    }
}
