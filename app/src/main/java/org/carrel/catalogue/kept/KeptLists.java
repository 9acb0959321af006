package org.carrel.catalogue.kept;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.description.Description;
import org.carrel.catalogue.record.Found;
import org.carrel.catalogue.record.Records;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/// Keeps lists of works. All of it is done within [Keeping#act].
@Service
class KeptLists {

    private static final int LONGEST_TITLE = 1_000;

    private final KeptListRepository lists;
    private final KeptRecordRepository kept;
    private final Records records;
    private final MessageSource messages;
    private final Clock clock;

    KeptLists(
            KeptListRepository lists, KeptRecordRepository kept, Records records, MessageSource messages, Clock clock) {
        this.lists = lists;
        this.kept = kept;
        this.records = records;
        this.messages = messages;
        this.clock = clock;
    }

    /// What becomes of something that somebody wants to keep.
    sealed interface Keep {

        /// @param list where it is now
        record Done(long list) implements Keep {}

        /// @param why a message key under `kept.refused.`
        record Refused(String why) implements Keep {}

        /// No such list or record.
        record Never() implements Keep {}
    }

    List<KeptList> all() {
        return lists.all();
    }

    Optional<KeptList> one(long id) {
        return lists.one(id);
    }

    /// What is on it, each work once.
    List<KeptWork> works(long list, Sorting sorting) {
        List<KeptRecordRepository.Row> rows = kept.on(list);
        Map<RecordId, Description> seen =
                kept.seen(rows.stream().map(KeptRecordRepository.Row::record).collect(Collectors.toSet()));
        Map<RecordId, KeptWork> works = new LinkedHashMap<>();
        for (KeptRecordRepository.Row row : rows) {
            RecordId id = row.record();
            works.merge(
                    id,
                    new KeptWork(id, row.title(), row.note(), row.addedAt(), seen.get(id)),
                    (first, other) -> first.with(other.note()));
        }
        return works.values().stream().sorted(sorting.comparator()).toList();
    }

    Keep make(UUID person, String name) {
        Optional<String> typed = KeptName.typed(name);
        if (typed.isEmpty()) {
            return new Keep.Refused("name");
        }
        lists.hold(person);
        if (lists.all().size() >= KeptList.MOST_LISTS) {
            return new Keep.Refused("lists.full");
        }
        return new Keep.Done(lists.add(person, typed.get(), clock.instant()));
    }

    /// On the list that something was last put on; on a first one where there is none.
    Keep put(UUID person, RecordId record) {
        lists.hold(person);
        List<KeptList> all = lists.all();
        if (all.isEmpty()) {
            return title(record).isEmpty()
                    ? new Keep.Never()
                    : put(lists.add(person, first(), clock.instant()), record);
        }
        return put(all.getFirst().id(), record);
    }

    private String first() {
        return messages.getMessage("kept.list.first", null, Locale.UK);
    }

    Keep put(long list, RecordId asked) {
        Optional<KeptList> there = lists.one(list);
        Optional<Map.Entry<RecordId, String>> found = title(asked);
        if (there.isEmpty() || found.isEmpty()) {
            return new Keep.Never();
        }
        RecordId record = found.get().getKey();
        if (!kept.listsWith(record).contains(list)) {
            if (there.get().records() >= KeptList.MOST_RECORDS) {
                return new Keep.Refused("list.full");
            }
            Instant now = clock.instant();
            kept.add(list, record, found.get().getValue(), now);
            lists.touch(list, now);
        }
        return new Keep.Done(list);
    }

    /// The number and the title of a record that everybody may see; of one that was joined to another,
    /// those of that one.
    Optional<Map.Entry<RecordId, String>> title(RecordId asked) {
        return switch (records.find(asked)) {
            case Found.Here here
            when !here.record().suppressed() ->
                Optional.of(Map.entry(
                        here.record().id(),
                        KeptName.first(here.record().description().title().latin(), LONGEST_TITLE)));
            case Found.Moved moved -> title(moved.to());
            case Found.Here suppressed -> Optional.empty();
            case Found.Gone gone -> Optional.empty();
            case Found.Never never -> Optional.empty();
        };
    }

    Set<Long> listsWith(RecordId record) {
        return kept.listsWith(record);
    }

    Keep rename(long list, String name) {
        Optional<String> typed = KeptName.typed(name);
        if (typed.isEmpty()) {
            return lists.one(list).isEmpty() ? new Keep.Never() : new Keep.Refused("name");
        }
        return lists.rename(list, typed.get()) ? new Keep.Done(list) : new Keep.Never();
    }

    Keep note(long list, RecordId record, String note) {
        String text = note.strip().replace("\r\n", "\n");
        if (KeptName.length(text) > KeptList.LONGEST_NOTE) {
            return lists.one(list).isEmpty() ? new Keep.Never() : new Keep.Refused("note");
        }
        return kept.note(list, record, text) ? new Keep.Done(list) : new Keep.Never();
    }

    boolean remove(long list, RecordId record) {
        return kept.remove(list, record);
    }

    boolean delete(long list) {
        return lists.delete(list);
    }
}
