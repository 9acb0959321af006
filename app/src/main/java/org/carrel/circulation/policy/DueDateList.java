package org.carrel.circulation.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Days by which things have to be back, such as the last ones before vacations.
///
/// @param days in their order, each once
public record DueDateList(String code, List<LocalDate> days) {

    public DueDateList {
        days = days.stream().distinct().sorted().toList();
    }

    /// The next day of the list; empty where the list has run out.
    Optional<LocalDate> after(LocalDate day) {
        return days.stream().filter(one -> one.isAfter(day)).findFirst();
    }
}
