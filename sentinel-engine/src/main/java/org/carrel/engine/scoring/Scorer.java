package org.carrel.engine.scoring;

import java.util.Set;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.NetworkClass;
import org.carrel.engine.Place;
import org.carrel.engine.RequestKind;
import org.jspecify.annotations.Nullable;

/// `score(state, event) -> state', measurement`: the heart of the detector. The state is advanced in place.
final class Scorer {

    private static final long DAY = 24 * 3600;
    private static final long ADDRESS_SPAN = 1200 * 60;
    /// A day scored this high teaches the population nothing, and the account's past only what [DayBook] says.
    static final double QUARANTINE = 5;
    /// Days on which an account read more than this say nothing about how readers read around a document.
    private static final int READER = 30;

    /// In bits.
    private static final double NEARLY = 0.5;

    private final Population population;
    private final Family[] leftOut;
    private final Measurement scratch = new Measurement();

    Scorer(Population population, Set<Family> leftOut) {
        this.population = population;
        this.leftOut = leftOut.toArray(Family[]::new);
    }

    /// @return the measurement at this event, valid until the next call; null where nothing changed that could matter.
    @Nullable
    Measurement score(AccountState state, AccessEvent event) {
        long now = event.epochSecond();
        long hours = state.windows.advance(now, state.today.epochDay);
        if (hours > 0) {
            state.harvest.age(hours);
        }
        Today today = state.today;
        today.hits++;
        if (event.kind() == RequestKind.SIGN_IN_FAILED) {
            // who fails to sign in has not shown to be the account's owner, nor its thief: only the failure counts
            today.failures += state.history.networks.contains(event.network()) ? 0.3 : 1;
            return today.failures >= 3 ? measure(state, now) : null;
        }
        if (event.bytes() > 0) {
            today.bytes += event.bytes();
            state.windows.addBytes(event.bytes());
            today.rules |= Baseline.bytes(state.windows.bytesLastHour());
        }
        boolean changed = where(state, event, now);
        changed |= what(state, event, now);
        return changed ? measure(state, now) : null;
    }

    private boolean where(AccountState state, AccessEvent event, long now) {
        Today today = state.today;
        if (state.addresses.touch(event.address(), now) < today.start) {
            today.addresses++;
            today.rules |= Baseline.addresses(state.addresses.since(now - ADDRESS_SPAN));
        }
        Place place = event.place();
        boolean changed = state.networks.touch(event.network(), now) < today.start;
        if (changed) {
            today.networks++;
        }
        if (place == Place.UNKNOWN) {
            return changed;
        }
        if (place.asn() != 0) {
            state.operators.touch(place.asn(), now);
        }
        int country = Countries.code(place.country());
        if (country != 0) {
            changed |= sawCountry(state, country, place.networkClass(), now);
        }
        if (state.travel.move(place, now)) {
            today.switched = true;
            changed = true;
        }
        return changed;
    }

    private boolean sawCountry(AccountState state, int country, NetworkClass networkClass, long now) {
        if (networkClass != NetworkClass.VPN && !state.history.countries.contains(country)) {
            state.today.strangeCountry = true;
        }
        boolean relay = Travel.isRelay(networkClass);
        boolean changed = !relay && state.directCountries.touch(country, now) < state.today.start;
        if (state.countries.touch(country, now) < state.today.start) {
            state.today.countries++;
            state.today.rules |= Baseline.countries(state.countries.since(now - DAY));
            if (!state.today.quarantined) {
                population.sawCountry(country, 1);
            }
            changed = true;
        }
        return changed;
    }

    private boolean what(AccountState state, AccessEvent event, long now) {
        Today today = state.today;
        Standing standing = standing(state, event);
        today.hitsBy[standing.ordinal()]++;
        if (standing == Standing.SETTLED) {
            state.settledDay = today.epochDay;
        }
        if (event.kind() == RequestKind.SEARCH || event.kind() == RequestKind.PAGE) {
            state.harvest.pages++;
            if (today.documents < READER && !today.quarantined) {
                population.sawPage();
            }
            return false;
        }
        int fresh = event.deliversDocument() ? today.set.add(event.document()) : 0;
        if (fresh == 0) {
            return false;
        }
        today.documents += fresh;
        today.documentsBy[standing.ordinal()] += fresh;
        state.windows.addDocuments(fresh);
        state.harvest.document(now, fresh);
        if (today.documents <= READER && !today.quarantined) {
            population.sawDocument(fresh);
        }
        if (state.episode != null) {
            state.episode.addDocuments(state.windows.hour(), fresh);
        }
        return true;
    }

    private static Standing standing(AccountState state, AccessEvent event) {
        NetworkClass networkClass = event.place().networkClass();
        if (networkClass == NetworkClass.CAMPUS) {
            return Standing.SETTLED;
        }
        History own = state.history;
        if (own.activeDays < 2.5) {
            return Standing.NO_PAST;
        }
        long day = state.today.epochDay;
        if (own.networks.settled(event.network(), own.firstDay, day)) {
            return Standing.SETTLED;
        }
        if (own.networks.contains(event.network())) {
            return Standing.RECENT;
        }
        long asn = event.place().asn();
        boolean usualOperator = asn == 0
                || own.operators.contains(asn)
                || networkClass == NetworkClass.MOBILE
                || networkClass == NetworkClass.VPN;
        return usualOperator ? Standing.NEW_NETWORK : Standing.NEW_OPERATOR;
    }

    private Measurement measure(AccountState state, long now) {
        VolumeEvidence.measure(state, population, scratch);
        ShapeEvidence.measure(state, population, scratch);
        PlaceEvidence.measure(state, population, now, scratch);
        NetworkEvidence.measure(state, population, now, scratch);
        for (Family family : leftOut) {
            scratch.set(family, 0);
        }
        Today today = state.today;
        double score = scratch.score();
        today.conduct = Math.max(today.conduct, scratch.conduct());
        if (!today.scored || score > today.score) {
            today.score = score;
            today.scored = true;
        }
        if (score >= today.score - NEARLY) {
            keepPeak(today, now);
        }
        DayBook.count(state, population, scratch);
        if (!today.quarantined && today.score >= QUARANTINE) {
            DayBook.quarantine(state, population);
        }
        return scratch;
    }

    /// Of moments as strong but for this the last is told: its sentences hold the fullest numbers of the day.
    private void keepPeak(Today today, long now) {
        today.peakSecond = now;
        Measurement peak = today.peak;
        if (peak == null) {
            peak = new Measurement();
            today.peak = peak;
        }
        peak.copyFrom(scratch);
    }
}
