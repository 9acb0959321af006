package org.carrel.sentinel.ingest;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.carrel.engine.scoring.AccountState;

/// Where one detector keeps the states of its accounts.
interface StateTable {

    Optional<byte[]> state(String account);

    void saveStates(Map<String, AccountState> states);

    void deleteStatesBefore(LocalDate day);
}
