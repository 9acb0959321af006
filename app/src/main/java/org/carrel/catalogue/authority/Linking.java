package org.carrel.catalogue.authority;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.authority.LinkRepository.Link;
import org.carrel.catalogue.description.ControlledHeading;
import org.carrel.catalogue.description.ControlledHeadings;
import org.carrel.catalogue.marc.MarcRecord;
import org.springframework.stereotype.Component;

/// Links headings of records to authorities, within the transaction of whoever writes the
/// records.
@Component
public class Linking {

    private final LinkRepository links;

    Linking(LinkRepository links) {
        this.links = links;
    }

    /// A record that was written.
    ///
    /// @param fresh whether it was not there before
    public record Written(long record, List<ControlledHeading> headings, boolean fresh) {

        public Written {
            headings = List.copyOf(headings);
        }
    }

    /// No authority changes before the transaction ends. To be said before records are held, as
    /// all do.
    public void begin() {
        links.keepAuthorities();
    }

    public void link(RecordId record, MarcRecord marc) {
        link(List.of(new Written(record.value(), ControlledHeadings.of(marc), false)));
    }

    /// Two statements for as many as there are, and more only where there is something to be
    /// linked.
    ///
    /// @return those that are linked otherwise than before
    public Set<Long> link(Collection<Written> records) {
        Plan plan = plan(records);
        List<Long> gone =
                plan.changed().stream().filter(plan.before()::containsKey).toList();
        if (!gone.isEmpty()) {
            links.remove(gone);
        }
        List<Link> added = plan.changed().stream()
                .flatMap(record -> plan.now().getOrDefault(record, Map.of()).values().stream())
                .toList();
        if (!added.isEmpty()) {
            links.add(added);
        }
        return plan.changed();
    }

    /// Those that would be linked otherwise than they are.
    Set<Long> differing(Collection<Written> records) {
        return plan(records).changed();
    }

    /// Links by records and headings.
    private record Plan(Map<Long, Map<Long, Link>> before, Map<Long, Map<Long, Link>> now, Set<Long> changed) {}

    private Plan plan(Collection<Written> records) {
        Map<Long, Map<Long, Link>> now = resolve(records);
        Map<Long, Map<Long, Link>> before = new HashMap<>();
        List<Long> old = records.stream()
                .filter(one -> !one.fresh())
                .map(Written::record)
                .toList();
        if (!old.isEmpty()) {
            links.of(old)
                    .forEach(link -> before.computeIfAbsent(link.record(), none -> new HashMap<>())
                            .put(link.heading(), link));
        }
        Set<Long> changed = new HashSet<>(before.keySet());
        changed.addAll(now.keySet());
        changed.removeIf(record -> now.getOrDefault(record, Map.of()).equals(before.get(record)));
        return new Plan(before, now, changed);
    }

    private Map<Long, Map<Long, Link>> resolve(Collection<Written> records) {
        // The same heading stands in many records of a file; it is asked for once.
        Map<Asked, Integer> places = new LinkedHashMap<>();
        List<ControlledHeading> distinct = new ArrayList<>();
        for (Written record : records) {
            for (ControlledHeading heading : record.headings()) {
                if (places.putIfAbsent(Asked.of(heading), distinct.size()) == null) {
                    distinct.add(heading);
                }
            }
        }
        if (distinct.isEmpty()) {
            return Map.of();
        }
        Map<Integer, List<Candidate>> candidates = links.candidates(distinct);
        Map<Long, Map<Long, Link>> found = new HashMap<>();
        if (candidates.isEmpty()) {
            return found;
        }
        for (Written record : records) {
            for (ControlledHeading heading : record.headings()) {
                List<Candidate> ofHeading = candidates.get(places.get(Asked.of(heading)));
                Optional<Long> meant = ofHeading == null ? Optional.empty() : Candidate.meant(heading, ofHeading);
                meant.ifPresent(authority -> found.computeIfAbsent(record.record(), none -> new HashMap<>())
                        .putIfAbsent(
                                heading.hash(),
                                new Link(
                                        record.record(),
                                        heading.hash(),
                                        authority,
                                        heading.use().code())));
            }
        }
        return found;
    }

    private record Asked(String kind, String key, String thesaurus, List<String> numbers) {

        static Asked of(ControlledHeading heading) {
            return new Asked(
                    heading.form().kind().code(), heading.form().key(), heading.thesaurus(), heading.numbers());
        }
    }

    /// A record that is gone uses nothing.
    public void unlink(RecordId record) {
        links.remove(List.of(record.value()));
    }

    /// Of each heading that is linked where the record's page shows it: see
    /// [ControlledHeading#place].
    public LinkedHeadings shown(RecordId record, MarcRecord marc) {
        Map<Long, Long> authorities = new HashMap<>();
        links.of(List.of(record.value())).forEach(link -> authorities.put(link.heading(), link.authority()));
        Map<String, Long> places = new HashMap<>();
        if (!authorities.isEmpty()) {
            for (ControlledHeading heading : ControlledHeadings.of(marc)) {
                Long authority = authorities.get(heading.hash());
                if (authority != null && !heading.place().isEmpty()) {
                    places.putIfAbsent(heading.place(), authority);
                }
            }
        }
        return new LinkedHeadings(places);
    }
}
