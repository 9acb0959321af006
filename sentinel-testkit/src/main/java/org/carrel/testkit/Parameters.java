package org.carrel.testkit;

import static org.carrel.testkit.Parameter.even;
import static org.carrel.testkit.Parameter.wide;
import static org.carrel.testkit.Scenario.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Every range an attack or a look-alike is drawn from. `docs/simulator.md` shows this table; a test compares them.
final class Parameters {

    // attacks

    static final Parameter SOLD_COUNTRIES = even(SOLD_CREDENTIAL, "buyers, each in a country", 3, 6, "design");
    static final Parameter SOLD_DAYS = even(SOLD_CREDENTIAL, "days", 4, 14, "until the password changes or is found");
    static final Parameter SOLD_SITTINGS =
            even(SOLD_CREDENTIAL, "mean sittings a buyer and day", 0.5, 1.6, "buyers want articles, not collections");
    static final Parameter SOLD_DOCUMENTS = even(SOLD_CREDENTIAL, "documents a sitting", 1, 9, "as above");

    static final Parameter BULK_DOCUMENTS = wide(BULK_BURST, "documents", 500, 5_000, "design");
    static final Parameter BULK_SITTINGS =
            even(BULK_BURST, "runs of the tool", 1, 3, "pauses, new sign-ins after a time-out");
    static final Parameter HARVEST_GAP = wide(
            BULK_BURST,
            "median seconds between documents",
            4,
            30,
            "the harvester in the real logs had 18; faster trips the publisher");

    static final Parameter DEMAND_DAYS = even(ON_DEMAND, "days", 4, 12, "a shadow service uses one account for days");
    static final Parameter DEMAND_DOCUMENTS =
            even(ON_DEMAND, "documents a day", 15, 60, "single requests of its users, round the clock");

    static final Parameter SLOW_DAYS = even(LOW_AND_SLOW, "days", 14, 26, "design: weeks");
    static final Parameter SLOW_DOCUMENTS = even(LOW_AND_SLOW, "documents a day", 5, 15, "design");
    static final Parameter SLOW_REST = even(LOW_AND_SLOW, "share of days without work", 0.05, 0.3, "weekends, breaks");

    static final Parameter IMITATION_DAYS = even(RESIDENTIAL_IMITATION, "days", 5, 16, "targeted theft is patient");
    static final Parameter IMITATION_DOCUMENTS =
            even(RESIDENTIAL_IMITATION, "documents a day", 3, 20, "near what a keen reader takes");

    static final Parameter ROTATION_DAYS = even(VPN_ROTATION, "days", 1, 4, "until stopped");
    static final Parameter ROTATION_MINUTES =
            wide(VPN_ROTATION, "minutes at one exit", 4, 150, "design: minutes to hours");
    static final Parameter ROTATION_SITTINGS = even(VPN_ROTATION, "exits a day", 4, 14, "as above");

    static final Parameter SPRAY_ACCOUNTS = even(
            SPRAY_THEN_USE, "accounts tried, of a thousand", 20, 80, "guessing over many accounts avoids lock-outs");
    static final Parameter SPRAY_TRIES = even(SPRAY_THEN_USE, "tries an account", 1, 3, "as above");
    static final Parameter SPRAY_HITS = even(SPRAY_THEN_USE, "accounts opened", 1, 4, "weak passwords are few");
    static final Parameter SPRAY_DORMANT = even(SPRAY_THEN_USE, "days before use", 2, 9, "stock, then sale or use");
    static final Parameter SPRAY_DOCUMENTS = even(SPRAY_THEN_USE, "documents a day of use", 15, 120, "as on demand");

    static final Parameter WAVE_ACCOUNTS = even(PHISHED_WAVE, "accounts", 5, 30, "design");
    static final Parameter WAVE_HOURS = even(PHISHED_WAVE, "hours until all are in use", 12, 48, "design");
    static final Parameter WAVE_NETWORKS = even(PHISHED_WAVE, "networks of the thief", 1, 4, "one group, few machines");
    static final Parameter WAVE_DOCUMENTS = wide(PHISHED_WAVE, "documents an account", 5, 150, "shared out");

    static final Parameter TESTING_ACCOUNTS = even(CREDENTIAL_TESTING, "accounts", 10, 40, "a leaked list is tried");
    static final Parameter TESTING_NETWORKS = even(CREDENTIAL_TESTING, "networks", 1, 3, "one or few machines");
    static final Parameter TESTING_VISITS =
            even(CREDENTIAL_TESTING, "page views or documents an account", 0, 2, "to see that it works, then sold");
    static final Parameter TESTING_WRONG =
            even(CREDENTIAL_TESTING, "wrong passwords for each right one", 0.3, 3, "leaked lists are old");
    static final Parameter TESTING_HOURS = even(CREDENTIAL_TESTING, "hours", 1, 30, "as above");

    static final Parameter REVIVED_DAYS = even(REVIVED, "days", 1, 5, "harvested at once: nobody will notice");
    static final Parameter REVIVED_DOCUMENTS = wide(REVIVED, "documents a day", 25, 300, "as above");

    static final Parameter POISON_RAMP = even(POISONING, "days of rising", 10, 22, "a baseline forgets within weeks");
    static final Parameter POISON_FIRST = even(POISONING, "documents on the first day", 1, 3, "starts tiny");
    static final Parameter POISON_LAST = even(POISONING, "documents on the last rising day", 12, 40, "as above");
    static final Parameter POISON_HARVEST = wide(POISONING, "documents of the harvest", 150, 1_200, "the aim");

    static final Parameter HIJACK_DAYS =
            even(SESSION_HIJACK, "sessions taken over", 1, 3, "cookies die with a session");
    static final Parameter HIJACK_DOCUMENTS =
            wide(SESSION_HIJACK, "documents a session", 15, 300, "as much as it lasts");

    // look-alikes: chance a person and five weeks, and length

    static final Parameter DEADLINE_FACTOR = even(DEADLINE_WEEK, "times as much is read", 2, 4, "design");
    static final Parameter INTAKE_SHARE = even(
            NEW_INTAKE, "share of students who are new", 0.15, 0.15, "a third of them a year, most before the world");
    static final Parameter INTAKE_SPREAD = even(NEW_INTAKE, "days from 25 September", 0, 12, "enrolment");
    static final Parameter SKEW = even(CLOCK_SKEW, "seconds", 60, 540, "design: some minutes, one of two proxies");
    static final Parameter TWO_HOMES_SHARE = even(TWO_HOMES, "share of people", 0.06, 0.06, "flat in term, family");
    static final Parameter RELAY_SHARE = even(RELAY, "share of people at home", 0.025, 0.025, "paid privacy relays");
    static final Parameter CLASS_SIZE = even(CLASS_BEHIND_ONE_NAT, "people", 30, 200, "design");
    static final Parameter CLASSES = even(CLASS_BEHIND_ONE_NAT, "share of weekdays", 0.4, 0.4, "few classes read");

    static final Parameter CONFERENCE_DAYS = even(CONFERENCE, "days", 3, 7, "usual lengths");
    static final Parameter HOLIDAY_DAYS = even(HOLIDAY, "days", 5, 14, "usual lengths");
    static final Parameter HOTEL_DAYS = even(HOTEL, "days", 1, 4, "business trips");
    static final Parameter EDUROAM_DAYS = even(EDUROAM_ABROAD, "days", 3, 12, "a visit to another university");
    static final Parameter VPN_ON_DAYS = even(VPN_LEFT_ON, "days", 2, 12, "until somebody notices");
    static final Parameter ROAMING_DAYS = even(ROAMING, "days", 2, 8, "a trip with the phone");
    static final Parameter TUNNEL_DAYS = even(SPLIT_TUNNEL, "days", 4, 20, "a setting of the campus VPN");
    static final Parameter REVIEW_DAYS = even(SYSTEMATIC_REVIEW, "days", 2, 7, "several hundred PDFs over days");
    static final Parameter REVIEW_DOCUMENTS = wide(SYSTEMATIC_REVIEW, "documents a day", 40, 250, "as above");
    static final Parameter MINER_DAYS = even(TEXT_MINER, "days", 1, 4, "until the corpus is complete");
    static final Parameter MINER_DOCUMENTS = wide(TEXT_MINER, "documents a day", 150, 900, "hundreds");
    static final Parameter REFERENCES = wide(REFERENCE_MANAGER, "documents", 20, 200, "one reference list");
    static final Parameter RANGES = wide(RANGE_STORM, "requests for one document", 50, 400, "a viewer reads in parts");
    static final Parameter RELOADS = even(RELOAD_STORM, "reloads of each document", 20, 80, "a user locked for 20");
    static final Parameter REFUSALS = even(FORGOTTEN_PASSWORD, "refused sign-ins", 3, 12, "then a reset");

    private Parameters() {}

    /// All of them, by scenario.
    static List<Parameter> all() {
        List<Parameter> all = new ArrayList<>();
        Stream.of(Parameters.class.getDeclaredFields())
                .filter(field -> field.getType() == Parameter.class)
                .forEach(field -> {
                    try {
                        all.add((Parameter) field.get(null));
                    } catch (IllegalAccessException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                });
        for (Phase.Kind kind : Phase.KINDS) {
            all.add(even(kind.scenario(), "chance a person and 35 days", kind.rate(), kind.rate(), kind.why()));
        }
        all.sort(Comparator.comparing(Parameter::scenario));
        return all;
    }
}
