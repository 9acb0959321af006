package org.carrel.testkit.evaluation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// A simulated world as it lies on disk: its logs, and what truly went on.
///
/// @param folder where it lies
/// @param seed its source of chance
/// @param days how many days it lasts
/// @param from its first day
/// @param format the LogFormat of its logs
/// @param simulator version of what made it
/// @param logs its log files, by name
/// @param members its accounts
/// @param attacks one for each stolen account, by beginning
/// @param lookalikeDays account-days on which an owner did something odd and lawful
record World(
        Path folder,
        long seed,
        int days,
        LocalDate from,
        ZoneId zone,
        String format,
        String simulator,
        List<Path> logs,
        List<Member> members,
        List<Attack> attacks,
        List<LookalikeDay> lookalikeDays) {

    /// @param account name as in the log, in lower case
    /// @param firstDay day of the world on which the account first exists, from 0
    record Member(
            String account,
            String cohort,
            String homeCountry,
            boolean abroad,
            boolean vpnUser,
            boolean nightWorker,
            int firstDay) {

        boolean distant() {
            return abroad || !homeCountry.isEmpty() && !homeCountry.equals("GB");
        }
    }

    /// @param from epoch second of the thief's first event
    /// @param to epoch second of the thief's last event
    /// @param documents distinct documents taken
    /// @param takings when each of them was taken, epoch seconds, in order
    record Attack(String id, String account, String scenario, long from, long to, int documents, List<Long> takings) {}

    record LookalikeDay(String account, LocalDate day, String scenario) {}

    Path places() {
        return folder.resolve("places.csv");
    }
}
