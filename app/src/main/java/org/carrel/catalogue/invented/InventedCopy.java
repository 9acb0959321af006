package org.carrel.catalogue.invented;

import java.util.ArrayList;
import java.util.List;
import org.carrel.catalogue.ItemStatus;

/// One copy of an invented work.
///
/// @param extent of its holding; empty but for journals
record InventedCopy(
        long record,
        String location,
        String callNumber,
        String extent,
        String barcode,
        String type,
        ItemStatus status,
        String part) {

    private static final List<String> LOCATIONS = List.of("kp-3", "kp-1", "wharf", "kp-3", "store");

    /// One to three copies; medicine stands at the hospital.
    static List<InventedCopy> of(InventedWork work, long record) {
        List<InventedCopy> copies = new ArrayList<>();
        int count = work.had() == InventedWork.Had.BOOK ? 1 + (work.number() % 7 == 0 ? 2 : 0) : 1;
        for (int copy = 0; copy < count; copy++) {
            int which = work.number() + copy;
            copies.add(new InventedCopy(
                    record,
                    work.callNumber().startsWith("R") ? "med" : LOCATIONS.get(which % LOCATIONS.size()),
                    work.callNumber(),
                    work.had() == InventedWork.Had.JOURNAL ? "1–40" : "",
                    "3" + "%07d".formatted(work.number() * 10 + copy),
                    type(work, copy),
                    status(work, which),
                    count > 1 ? "c. " + (copy + 1) : ""));
        }
        return copies;
    }

    private static String type(InventedWork work, int copy) {
        return switch (work.had()) {
            case BOOK -> copy == 2 ? "short" : "standard";
            case JOURNAL -> "journal";
            case REFERENCE -> "reference";
        };
    }

    private static ItemStatus status(InventedWork work, int which) {
        if (work.had() != InventedWork.Had.BOOK) {
            return ItemStatus.REFERENCE;
        }
        return switch (which % 20) {
            case 3, 8, 13, 18 -> ItemStatus.ON_LOAN;
            case 11 -> which % 3 == 0 ? ItemStatus.MISSING : ItemStatus.IN_TRANSIT;
            case 16 -> ItemStatus.IN_PROCESS;
            default -> ItemStatus.AVAILABLE;
        };
    }
}
