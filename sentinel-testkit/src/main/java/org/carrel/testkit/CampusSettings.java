package org.carrel.testkit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Which world to simulate. The same settings give the same world, to the byte.
///
/// @param seed the only source of chance
/// @param accounts user names, as they shall stand in the log
/// @param from first day
/// @param days how many
/// @param zone of the proxy's clock
/// @param attacks who is attacked, how and when; see [Worlds#attacked]
public record CampusSettings(
        long seed, List<String> accounts, LocalDate from, int days, ZoneId zone, List<Attack> attacks) {

    /// One stolen account.
    ///
    /// @param scenario what the thief does
    /// @param account user name; must be one of the accounts
    /// @param day first day of the attack, 0 for the world's first
    public record Attack(Scenario scenario, String account, int day) {}

    public CampusSettings {
        accounts = List.copyOf(accounts);
        attacks = List.copyOf(attacks);
    }

    /// Invented user names, no attacks.
    public static CampusSettings of(long seed, int accounts, LocalDate from, int days, ZoneId zone) {
        List<String> names = IntStream.range(0, accounts)
                .mapToObj(i -> String.format(Locale.ROOT, "u%05d", i))
                .toList();
        return new CampusSettings(seed, names, from, days, zone, List.of());
    }

    public CampusSettings withAttacks(List<Attack> attacks) {
        return new CampusSettings(seed, accounts, from, days, zone, attacks);
    }
}
