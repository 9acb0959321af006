package org.carrel.engine.scoring;

import java.util.List;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.RequestKind;
import org.jspecify.annotations.Nullable;

/// `score(state, event) -> state', measurement`: the heart of the detector. The state is advanced in place.
final class Scorer {

    /// A day scored this high teaches the account's past nothing, or only what [DayBook] says.
    static final double QUARANTINE = 5;

    private static final long DAY = 24 * 3600;
    private static final long ADDRESS_SPAN = 1200 * 60;
    /// Days on which an account read more than this say nothing about how readers read around a document.
    private static final int READER = 30;
    /// An account with fewer active days has no habits yet.
    private static final double KNOWN_DAYS = 2;
    /// What other accounts do on a network shows after so long at the latest.
    private static final long LOOK_AGAIN_SECONDS = 600;
    /// A burst is measured anew for each so many-th part more of documents.
    private static final int STEP = 24;

    /// A refused sign-in from a network of the account's own counts as so many.
    private static final float OWNERS_SLIP = 0.3f;

    /// Documents of one account on a network new to it, see [#takes].
    private static final int MANY = 12;

    private static final int SOME = 3;
    private static final double FEW_PAGES = 0.6;

    private final Population population;
    private final Familiarity familiarity;
    /// In percent, and the kinds it differs from the usual for.
    private final Weights weights;

    private final Family[] reweighed;
    private final boolean countries;
    private final boolean earlier;
    private final Measurement scratch = new Measurement();
    private @Nullable Origin company;

    Scorer(Population population, Weights weights) {
        this.population = population;
        this.weights = weights;
        this.reweighed = weights.percents().keySet().toArray(Family[]::new);
        this.countries = !weights.leavesOut(Family.PLACES);
        this.earlier = !weights.leavesOut(Family.EARLIER);
        this.familiarity = new Familiarity(countries);
    }

    /// @return the measurement at this event, valid until the next call; null where nothing changed that could matter.
    @Nullable
    Measurement score(AccountState state, AccessEvent event) {
        long now = event.epochSecond();
        Today today = state.today;
        long hours = state.windows.advance(now, today.epochDay);
        if (hours > 0) {
            state.harvest.age(hours);
            state.hourOfDay = (int) Math.max(0, Math.min(23, (now - today.start) / 3600));
        }
        today.hits++;
        if (event.kind() == RequestKind.SIGN_IN_FAILED) {
            // who fails to sign in has not shown to be the account's owner, nor its thief: only the failure counts
            refused(state, event, today.epochDay);
            today.failures = state.refused;
            return today.failures >= 3 ? measure(state, now) : null;
        }
        if (event.bytes() > 0) {
            today.bytes += event.bytes();
            state.windows.addBytes(event.bytes());
            today.rules |= Baseline.bytes(state.windows.bytesLastHour());
        }
        if (state.addresses.touch(event.address(), now) < today.start) {
            today.addresses++;
            today.rules |= Baseline.addresses(state.addresses.since(now - ADDRESS_SPAN));
        }
        Origin origin = state.origins.find(event);
        boolean changed = where(state, origin, event, now);
        int before = today.documents;
        changed |= what(state, origin, event, now);
        Episode episode = state.episode;
        // once it is over nothing is added, whether or not it was told of before
        if (episode != null && !episode.isOver(now)) {
            episode.see(origin, now, state.windows.hour(), today.documents - before);
        }
        boolean again = today.strangers && now - state.measuredAt >= LOOK_AGAIN_SECONDS;
        return changed || again ? measure(state, now) : null;
    }

    /// A refused sign-in, of an account that is known or of any name.
    void refused(@Nullable AccountState state, AccessEvent event, long epochDay) {
        population.networks.failed(event.network(), event.account(), event.epochSecond(), epochDay);
        if (state != null) {
            float owners = state.history.networks.contains(event.network()) ? OWNERS_SLIP : 1;
            boolean another = state.refusedDay != epochDay;
            state.refused = (another ? 0 : state.refused) + owners;
            state.refusedBefore = (another ? 0 : state.refusedBefore) + (state.today.epochDay == epochDay ? 0 : 1);
            state.refusedDay = epochDay;
        }
    }

    private boolean where(AccountState state, Origin origin, AccessEvent event, long now) {
        Today today = state.today;
        boolean changed = false;
        if (origin.lastSeen < today.start) {
            changed = true;
            arrive(state, origin, now);
        }
        if (countries && state.travel.move(state.here(), origin, now) || !countries && turned(state, origin, now)) {
            today.switched = true;
            changed = true;
        }
        state.moveTo(origin);
        origin.lastSeen = now;
        origin.hits++;
        if (event.agent() != 0) {
            agent(state, origin, event.agent());
        }
        if (origin.isNew) {
            boolean brief = origin.hits <= NetworkBook.BRIEF_HITS + 1
                    || event.document() != 0 && origin.documents <= NetworkBook.BRIEF_DOCUMENTS + 1;
            if (brief) {
                population.networks.hit(origin, state.account, event.deliversDocument());
            }
        }
        if (origin.strangeness > 0 || origin.isNew) {
            today.strangers = true;
            double bits = -Logs.log2(24 * state.hours.share(state.hourOfDay, population.week.share(state.hourOfDay)));
            today.hourBits += origin.strangeness * Math.min(3, bits);
            today.hourWeight += origin.strangeness;
        } else {
            state.hours.active(state.hourOfDay, state.windows.hour());
        }
        return changed;
    }

    private static boolean turned(AccountState state, Origin origin, long now) {
        return state.travel.moveWithoutPlaces(state.here(), origin, now);
    }

    /// The first request of a day from a network.
    private void arrive(AccountState state, Origin origin, long now) {
        Today today = state.today;
        today.networks++;
        if (origin.judgedDay != today.epochDay) {
            familiarity.judge(origin, state, population, today.epochDay);
        }
        Familiarity.Kind kind = Familiarity.kind(origin, state.history);
        if (!today.saw(kind)) {
            today.sees(kind);
            population.sawKind(kind, 1);
        }
        if (origin.isNew) {
            population.networks.stranger(
                    origin, state.account, state.history.activeDays >= KNOWN_DAYS, now, today.epochDay);
        }
        if (origin.country == 0) {
            return;
        }
        boolean isNew = true;
        long from = now - DAY;
        long distinct = 0;
        for (int i = 0; i < state.origins.size; i++) {
            Origin other = state.origins.get(i);
            if (other != origin && other.country == origin.country && other.lastSeen >= today.start) {
                isNew = false;
            }
            distinct += other.lastSeen >= from && firstOfItsCountry(state.origins, i, from) ? 1 : 0;
        }
        if (isNew) {
            today.countries++;
            population.sawCountry(origin.country, 1);
        }
        today.rules |= Baseline.countries((int) distinct + 1);
    }

    private static boolean firstOfItsCountry(Origins origins, int index, long from) {
        int country = origins.get(index).country;
        for (int i = 0; i < index; i++) {
            if (origins.get(i).country == country && origins.get(i).lastSeen >= from) {
                return false;
            }
        }
        return country != 0;
    }

    private static void agent(AccountState state, Origin origin, long agent) {
        if (state.history.agents.contains(agent)) {
            origin.knownAgents++;
        } else {
            origin.newAgents++;
        }
        state.today.agent(agent);
    }

    private boolean what(AccountState state, Origin origin, AccessEvent event, long now) {
        Today today = state.today;
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
        origin.documents += fresh;
        state.windows.addDocuments(fresh);
        state.harvest.document(now, fresh);
        if (origin.strangeness > 0) {
            state.taking.add(fresh * origin.strangeness * origin.strangeness, now);
        }
        if (origin.isNew && takes(state, origin)) {
            population.networks.takes(origin, state.account);
        }
        if (today.documents <= READER && !today.quarantined) {
            population.sawDocument(state.cohort, state.hourOfDay, fresh);
        }
        if (today.documents < today.nextLook) {
            return false;
        }
        today.nextLook = today.documents + 1 + today.documents / STEP;
        return true;
    }

    /// More than a class or a meeting takes, each of them: many documents, or some with hardly a page around them.
    private boolean takes(AccountState state, Origin origin) {
        return origin.documents >= MANY
                || origin.documents >= SOME
                        && state.harvest.pages
                                < Math.min(FEW_PAGES, population.pagesPerDocument() / 8) * state.harvest.documents;
    }

    private Measurement measure(AccountState state, long now) {
        state.measuredAt = now;
        scratch.clear();
        TakingEvidence.measure(state, population, now, scratch);
        VolumeEvidence.measure(state, population, scratch);
        ShapeEvidence.measure(state, population, scratch);
        OriginEvidence.measure(state, population, now, scratch);
        TravelEvidence.measure(state, population, scratch);
        HabitEvidence.measure(state, population, now, scratch);
        company = CrowdEvidence.measure(state, population, now, scratch);
        for (Family family : reweighed) {
            scratch.weigh(family, weights.of(family));
        }
        Today today = state.today;
        double own = calibrate(state);
        double score = scratch.score();
        today.conduct = Math.max(today.conduct, scratch.conduct());
        if (!today.scored || score >= today.score) {
            today.score = score;
            today.scored = true;
            if (score >= Ledger.WORTH_REASONS) {
                keepPeak(today, now);
            }
        }
        if (isRunning(today)) {
            DayBook.count(state, population, scratch);
        }
        judgeDay(state, own);
        return scratch;
    }

    /// An account may be looked at again after midnight; its day is in the books by then.
    private boolean isRunning(Today today) {
        return today.epochDay == population.epochDay;
    }

    /// Measures an account again, for what others have shown since its last request.
    Measurement again(AccountState state, long now) {
        return measure(state, now);
    }

    /// The network whose other accounts make the one just measured suspicious, if any.
    @Nullable
    Origin companyAt() {
        return company;
    }

    /// Accounts in the company of which the account was just found to be suspicious, the first time that day.
    List<String> company(AccountState state, long now) {
        Origin origin = company;
        if (origin == null || origin.calledDay == state.today.epochDay) {
            return List.of();
        }
        origin.calledDay = state.today.epochDay;
        NetworkBook.Entry entry = population.networks.find(origin);
        return entry == null ? List.of() : entry.visitors.all(state.account, now);
    }

    /// Makes the sum of the evidence a calibrated log-likelihood ratio, and adds what the days before showed.
    ///
    /// @return that of this day alone
    private double calibrate(AccountState state) {
        double raw = scratch.score();
        double rarity = population.rarity.of(state, raw);
        scratch.put(Measurement.Number.RARITY, rarity);
        scratch.put(Measurement.Number.LAWFUL_DAYS, population.rarity.days(state));
        double own = Calibration.bits(rarity) + Math.min(0, raw);
        Today today = state.today;
        double earlier = this.earlier ? state.suspicion.on(today.epochDay) : 0;
        scratch.put(Measurement.Number.EARLIER, earlier);
        double score = own;
        // an ordinary day is none the worse for what was before it
        if (earlier > 0 && own > 0) {
            scratch.set(Family.EARLIER, earlier);
            scratch.weigh(Family.EARLIER, weights.of(Family.EARLIER));
            score = Calibration.together(own + scratch.bits(Family.EARLIER));
        }
        score = Calibration.found(score);
        scratch.bits[Family.USUAL.ordinal()] = score - scratch.bits(Family.EARLIER) - raw;
        today.own = Math.max(today.own, own);
        int bin = Rarity.bin(raw);
        if (bin > today.evidenceBin) {
            if (!today.isAlert && isRunning(today)) {
                population.rarity.move(state, today.evidenceBin, bin);
            }
            today.evidenceBin = (byte) bin;
        }
        return own;
    }

    /// A day that is an alert's is not presumed lawful.
    void isAlert(AccountState state) {
        Today today = state.today;
        if (!today.isAlert) {
            today.isAlert = true;
            if (isRunning(today)) {
                population.rarity.move(state, today.evidenceBin, -1);
            }
        }
    }

    /// @param own evidence of this day alone: what was odd yesterday makes nothing strange today
    private void judgeDay(AccountState state, double own) {
        Today today = state.today;
        if (!today.quarantined && own >= QUARANTINE) {
            today.quarantined = true;
        }
        if (!today.apart && own >= QUARANTINE && isRunning(today)) {
            DayBook.setApart(state, population);
        }
        // suspicious for itself: accounts must not make each other suspicious in a circle
        if (own - scratch.bits(Family.CROWD) >= QUARANTINE) {
            for (int i = 0; i < state.origins.size; i++) {
                Origin origin = state.origins.get(i);
                if (origin.isNew && origin.hits > 0 && origin.reportedDay != today.epochDay) {
                    origin.reportedDay = today.epochDay;
                    population.networks.suspicious(origin.network, state.account);
                }
            }
        }
    }

    /// Of moments as strong the last is told: its sentences hold the fullest numbers of the day.
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
