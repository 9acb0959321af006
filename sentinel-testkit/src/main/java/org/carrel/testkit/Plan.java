package org.carrel.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Whose account is stolen when, and what is done with it.
final class Plan {

    /// @param day first day of the attack
    record Stolen(Episode episode, int day, Theft theft, int number) {

        boolean covers(int today) {
            return day <= today && today < day + theft.days();
        }
    }

    private final Map<String, List<Stolen>> stolen = new HashMap<>();
    private final List<Person> people;
    private final CampusSettings settings;
    private final AddressPlan plan;
    private final Set<String> taken = new HashSet<>();

    Plan(CampusSettings settings, List<Person> people, AddressPlan plan) {
        this.settings = settings;
        this.people = people;
        this.plan = plan;
        settings.attacks().forEach(attack -> taken.add(attack.account()));
        int number = 0;
        for (CampusSettings.Attack attack : settings.attacks()) {
            attack(attack, number++);
        }
    }

    List<Stolen> of(Person person) {
        return stolen.getOrDefault(person.account, List.of());
    }

    private void attack(CampusSettings.Attack attack, int number) {
        Chance chance = Chance.of(settings.seed(), 3, number);
        Person first = people.stream()
                .filter(p -> p.account.equals(attack.account()))
                .findFirst()
                .orElseThrow();
        int left = settings.days() - attack.day();
        switch (attack.scenario()) {
            case PHISHED_WAVE, CREDENTIAL_TESTING, SPRAY_THEN_USE -> campaign(attack, number, first, left, chance);
            default -> {
                Theft theft = Thefts.of(attack.scenario(), first, left, chance, plan);
                add(attack, number, first, theft, true);
            }
        }
    }

    private void campaign(CampusSettings.Attack attack, int number, Person first, int left, Chance chance) {
        List<Person> victims = new ArrayList<>(List.of(first));
        victims.addAll(others(attack.day(), Campaigns.more(attack.scenario(), people.size(), chance), chance));
        List<Theft> thefts = Campaigns.of(attack.scenario(), victims.size(), left, chance, plan);
        for (int i = 0; i < victims.size(); i++) {
            add(attack, number, victims.get(i), thefts.get(i), true);
            taken.add(victims.get(i).account);
        }
        int shut = Campaigns.shut(attack.scenario(), people.size(), victims.size(), chance);
        for (Person other : others(attack.day(), shut, chance)) {
            add(attack, number, other, Campaigns.tried(chance.oneOf(thefts), chance), false);
        }
    }

    /// Accounts that exist and are not stolen by somebody else.
    private List<Person> others(int day, int count, Chance chance) {
        List<Person> found = new ArrayList<>();
        for (int tries = 0; found.size() < count && tries < 50 * (count + 1); tries++) {
            Person person = chance.oneOf(people);
            if (person.firstDay <= day && !taken.contains(person.account) && !found.contains(person)) {
                found.add(person);
            }
        }
        return found;
    }

    private void add(CampusSettings.Attack attack, int number, Person person, Theft theft, boolean counted) {
        Episode episode = new Episode(
                String.format(Locale.ROOT, "%s-%03d", attack.scenario(), number),
                attack.scenario(),
                person.account,
                counted);
        stolen.computeIfAbsent(person.account, a -> new ArrayList<>())
                .add(new Stolen(episode, attack.day(), theft, number));
    }
}
