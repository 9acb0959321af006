package org.carrel.catalogue.holding;

import java.util.Optional;
import java.util.regex.Pattern;
import org.carrel.catalogue.ItemId;
import org.carrel.catalogue.ItemStatus;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.Withdrawal;
import org.carrel.catalogue.change.Changes;
import org.carrel.catalogue.description.ShelfKey;
import org.carrel.catalogue.holding.HoldingRepository.Item;
import org.carrel.catalogue.holding.HoldingRepository.Typed;
import org.carrel.catalogue.sharedprint.Commitments;
import org.carrel.people.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What the library has: holdings and items, entered and changed by hand.
@Service
public class Holdings {

    private static final Pattern BARCODE = Pattern.compile("[!-~]{1,40}");
    private static final int LONGEST = 200;
    private static final int LONGEST_TEXT = 2000;

    private final HoldingRepository repository;
    private final Changes changes;
    private final Commitments commitments;

    Holdings(HoldingRepository repository, Changes changes, Commitments commitments) {
        this.repository = repository;
        this.changes = changes;
        this.commitments = commitments;
    }

    /// What came of the wish to change something.
    public sealed interface Outcome {

        /// @param record whose page to look at now
        record Done(RecordId record) implements Outcome {}

        /// @param reason a message key under `holdings.refused.`
        record Refused(String reason) implements Outcome {}
    }

    /// @param callNumber may be empty
    public Outcome add(RecordId record, String location, String callNumber, String extent, String note, AccountId by) {
        Typed typed = typed(location, callNumber, extent, note);
        Optional<String> wrong = against(typed);
        if (wrong.isPresent()) {
            return new Outcome.Refused(wrong.get());
        }
        return changes.make("holding", "", by, change -> {
            if (!repository.isThere(record)) {
                return new Outcome.Refused("gone");
            }
            change.number();
            repository.add(record, typed, change.number());
            repository.touch(record);
            return new Outcome.Done(record);
        });
    }

    public Outcome change(long holding, String location, String callNumber, String extent, String note, AccountId by) {
        Typed typed = typed(location, callNumber, extent, note);
        Optional<String> wrong = against(typed);
        if (wrong.isPresent()) {
            return new Outcome.Refused(wrong.get());
        }
        return changes.make("holding", "", by, change -> {
            Optional<RecordId> record = repository.recordOf(holding);
            if (record.isEmpty()) {
                return new Outcome.Refused("gone");
            }
            repository.change(holding, typed, change.number());
            repository.touch(record.get());
            return new Outcome.Done(record.get());
        });
    }

    private static Typed typed(String location, String callNumber, String extent, String note) {
        String number = callNumber.strip();
        return new Typed(location, number, ShelfKey.of(number).orElse(null), extent.strip(), note.strip());
    }

    private Optional<String> against(Typed typed) {
        if (!repository.hasLocation(typed.location())) {
            return Optional.of("location");
        }
        return isOdd(typed.callNumber(), LONGEST)
                        || isOdd(typed.extent(), LONGEST_TEXT)
                        || isOdd(typed.note(), LONGEST_TEXT)
                ? Optional.of("text")
                : Optional.empty();
    }

    private static boolean isOdd(String text, int longest) {
        return text.length() > longest || text.chars().anyMatch(Character::isISOControl);
    }

    /// An item as somebody types it.
    ///
    /// @param was  the status that the form showed; null where there was no form
    /// @param part which of several; may be empty
    public record TypedItem(
            String barcode,
            String type,
            ItemStatus status,
            @Nullable ItemStatus was,
            String part) {

        public TypedItem(String barcode, String type, ItemStatus status, String part) {
            this(barcode, type, status, null, part);
        }
    }

    public Outcome addItem(long holding, TypedItem typed, AccountId by) {
        Optional<String> wrong = against(typed);
        if (wrong.isPresent()) {
            return new Outcome.Refused(wrong.get());
        }
        if (typed.status().isOfLending()) {
            return new Outcome.Refused("lending");
        }
        return changes.make("item", "", by, change -> {
            Optional<RecordId> record = repository.recordOf(holding);
            if (record.isEmpty()) {
                return new Outcome.Refused("gone");
            }
            if (repository.isTaken(typed.barcode(), new ItemId(0))) {
                return new Outcome.Refused("taken");
            }
            Optional<ItemId> added = repository.addItem(
                    holding, typed.barcode(), typed.type(), typed.status(), typed.part(), change.number());
            repository.touch(record.get());
            return added.isPresent() ? new Outcome.Done(record.get()) : new Outcome.Refused("taken");
        });
    }

    public Outcome changeItem(ItemId id, TypedItem typed, AccountId by) {
        Optional<String> wrong = against(typed);
        if (wrong.isPresent()) {
            return new Outcome.Refused(wrong.get());
        }
        return changes.make(typed.status() == ItemStatus.WITHDRAWN ? "withdrawal" : "item", "", by, change -> {
            Optional<Item> item = repository.item(id);
            if (item.isEmpty()) {
                return new Outcome.Refused("gone");
            }
            Optional<String> forbidden = againstStatus(item.get().status(), typed);
            if (forbidden.isPresent()) {
                return new Outcome.Refused(forbidden.get());
            }
            ItemStatus status = status(item.get().status(), typed);
            if (isPromised(item.get(), status)) {
                return new Outcome.Refused("promised");
            }
            if (repository.isTaken(typed.barcode(), id)) {
                return new Outcome.Refused("taken");
            }
            repository.changeItem(id, typed.barcode(), typed.type(), status, typed.part(), change.number());
            repository.touch(item.get().record());
            return new Outcome.Done(item.get().record());
        });
    }

    /// Lending may have changed the status since the form was shown: whoever did not touch it
    /// there does not mean it.
    private static boolean isUntouched(ItemStatus now, TypedItem typed) {
        return typed.status() == now || typed.status() == typed.was();
    }

    private static ItemStatus status(ItemStatus now, TypedItem typed) {
        boolean lendings = now.isOfLending() || typed.status().isOfLending();
        return lendings && isUntouched(now, typed) ? now : typed.status();
    }

    /// Who has an item is lending's to know: what is with a reader comes back at a desk, or is
    /// declared lost there.
    private static Optional<String> againstStatus(ItemStatus now, TypedItem typed) {
        if (isUntouched(now, typed)) {
            return Optional.empty();
        }
        if (now.isOfLending()) {
            return Optional.of("out");
        }
        return typed.status().isOfLending() ? Optional.of("lending") : Optional.empty();
    }

    /// @param by null for what the program does itself
    public Withdrawal withdraw(ItemId id, @Nullable AccountId by) {
        return changes.make("withdrawal", "", by, change -> {
            Optional<Item> item = repository.item(id);
            if (item.isEmpty() || item.get().status() == ItemStatus.WITHDRAWN) {
                return new Withdrawal.Gone();
            }
            if (item.get().status().isOfLending()) {
                return new Withdrawal.Out(item.get().status());
            }
            if (isPromised(item.get(), ItemStatus.WITHDRAWN)) {
                return new Withdrawal.Promised();
            }
            repository.withdraw(id, change.number());
            repository.touch(item.get().record());
            return new Withdrawal.Done();
        });
    }

    /// Whether it would take away the last copy of what the library has promised to keep.
    private boolean isPromised(Item item, ItemStatus status) {
        if (status != ItemStatus.WITHDRAWN || item.status() == ItemStatus.WITHDRAWN) {
            return false;
        }
        // Two who withdraw the last two copies at once: the second one sees what the first one did.
        repository.recordOf(item.holding());
        return repository.others(item.holding(), item.id()) == 0 && commitments.forbidLosing(item.holding());
    }

    private Optional<String> against(TypedItem typed) {
        if (!BARCODE.matcher(typed.barcode()).matches()) {
            return Optional.of("barcode");
        }
        if (!repository.hasType(typed.type())) {
            return Optional.of("type");
        }
        return isOdd(typed.part(), LONGEST) ? Optional.of("text") : Optional.empty();
    }
}
