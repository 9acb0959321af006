package org.carrel.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.NetworkClass;
import org.carrel.engine.Place;
import org.carrel.engine.RequestKind;
import org.junit.jupiter.api.Test;

/// Anyone can be refused under any name: it must cost those named nothing.
class RefusalsTest {

    private static Reader refused(Reader reader, String account, int day, int times) {
        for (int i = 0; i < times; i++) {
            reader.request(account, Reader.at(day, 1) + i, Reader.LAGOS, RequestKind.SIGN_IN_FAILED, 0);
        }
        return reader;
    }

    @Test
    void aNameThatWasOnlyRefusedIsNoAccount() {
        Reader reader = new Reader().usualDays("reader", 5);
        for (int i = 0; i < 300; i++) {
            refused(reader, "made-up" + i, 3, 1);
        }

        Detection detection = reader.detect();

        assertThat(detection.accounts()).isOne();
        assertThat(detection.accountDays()).extracting(AccountDay::account).containsOnly("reader");
    }

    @Test
    void aDayOfRefusalsAloneIsNoDayOfTheAccount() {
        Reader plain = new Reader();
        Reader framed = new Reader();
        for (Reader reader : new Reader[] {plain, framed}) {
            for (int day = 0; day < 30; day += 5) {
                reader.documents("victim", Reader.at(day, 10), Reader.HOME, 3, 300, true);
            }
            reader.documents("victim", Reader.at(30, 10), Reader.HOME, 12, 300, true);
        }
        for (int day = 1; day < 30; day++) {
            if (day % 5 != 0) {
                refused(framed, "victim", day, 4);
            }
        }

        assertThat(Reader.day(framed.detect(), "victim", 30).score())
                .isCloseTo(Reader.day(plain.detect(), "victim", 30).score(), within(1e-9));
    }

    @Test
    void aFloodOfRefusalsFromManyNetworksChangesNobodysScore() {
        Reader plain = new Reader();
        Reader flooded = new Reader();
        for (Reader reader : new Reader[] {plain, flooded}) {
            for (int i = 0; i < 24; i++) {
                reader.usualDays("reader" + i, 21);
                for (int day = i % 2; i < 16 && day < 20; day += 2) {
                    reader.documents("reader" + i, Reader.at(day, 15), Reader.TOKYO, 1, 60, true);
                }
            }
            for (int i = 16; i < 24; i++) {
                reader.documents("reader" + i, Reader.at(20, 10 + i * 0.1), Reader.TOKYO, 8, 60, true);
            }
        }
        for (int i = 0; i < 70_000; i++) {
            flooded.request(
                    "made-up",
                    Reader.at(20, 1) + i / 20,
                    Reader.LAGOS,
                    1_000_000L + i,
                    RequestKind.SIGN_IN_FAILED,
                    0,
                    900);
        }

        Detection before = plain.detect();
        Detection after = flooded.detect();

        assertThat(after.accountDays()).isEqualTo(before.accountDays());
        assertThat(after.refusals()).isEqualTo(70_000);
    }

    @Test
    void refusalsBeforeTheFirstRequestOfADayCountOnThatDay() {
        Reader reader = new Reader().usualDays("victim", 20);
        reader.documents("victim", Reader.at(19, 2), Reader.LAGOS, 60, 20, false);
        refused(reader, "victim", 19, 6);

        assertThat(Reader.day(reader.detect(), "victim", 19).findings())
                .anySatisfy(finding -> assertThat(finding.sentence()).contains("6 refused sign-ins"));
    }

    @Test
    void refusalsBeforeTheFirstRequestOfAllAreThoseOfTheFirstDay() {
        Reader reader = new Reader().usualDays("reader", 20);
        refused(reader, "newcomer", 18, 4);
        refused(reader, "newcomer", 19, 6);
        reader.documents("newcomer", Reader.at(19, 2), Reader.LAGOS, 60, 20, false);

        Detection detection = reader.detect();

        AccountDay first = Reader.day(detection, "newcomer", 19);
        assertThat(first.findings())
                .anySatisfy(finding -> assertThat(finding.sentence()).contains("6 refused sign-ins"));
        assertThat(first.hits()).isEqualTo(66);
        assertThat(detection.refusals()).as("those of the day before").isEqualTo(4);
        assertThat(detection.events() + detection.refusals())
                .isEqualTo(reader.events().size());
    }

    @Test
    void refusalsBeforeTheFirstRequestAreKeptAcrossACheckpoint() {
        Reader reader = new Reader().usualDays("reader", 20);
        refused(reader, "newcomer", 19, 6);
        reader.documents("newcomer", Reader.at(19, 2), Reader.LAGOS, 60, 20, false);
        DetectorSettings settings = new DetectorSettings(Reader.LONDON, 5, true);
        MemoryStates states = new MemoryStates();
        Detector detector = Detector.over(settings, states, null);
        List<AccountDay> days = new ArrayList<>();
        for (AccessEvent event : reader.events()) {
            detector.accept(event);
            days.addAll(detector.drain().accountDays());
            detector = Detector.over(settings, states, detector.checkpoint());
        }
        days.addAll(detector.finish().accountDays());

        assertThat(days).contains(Reader.day(reader.detect(), "newcomer", 19));
    }

    @Test
    void aFloodOfNamesPushesOutNoneThatWasRefusedBeforeAndTakesNoMoreThanItsRoom() {
        RefusedNames names = new RefusedNames();
        names.add("newcomer", 1, 7);
        for (int i = 0; i < 1000; i++) {
            names.add("of-one-network" + i, 2, 7);
        }
        assertThat(names.size()).isEqualTo(1 + RefusedNames.MOST_OF_A_NETWORK);
        for (int i = 0; i < 70_000; i++) {
            names.add("made-up" + i, 1000 + i, 7);
        }
        names.add("newcomer", 1, 7);

        assertThat(names.size()).isEqualTo(RefusedNames.LIMIT);
        assertThat(names.gotIn("newcomer", 7)).isEqualTo(2);
        assertThat(names.gotIn("newcomer", 7)).isZero();
        names.add("made-up", 1, 7);
        assertThat(names.size()).as("room is given once a day").isEqualTo(RefusedNames.LIMIT - 1);
        names.add("made-up", 1, 8);
        assertThat(names.size()).as("and anew on the next").isOne();
    }

    @Test
    void aWorkshopWhereEverybodyMistypedOnceIsNoSpray() {
        Reader reader = new Reader();
        for (int i = 0; i < 40; i++) {
            reader.usualDays("reader" + i, 26);
        }
        Place venue = Reader.place("GB", 52.2, 0.1, 64520, NetworkClass.RESIDENTIAL);
        for (int i = 0; i < 30; i++) {
            long at = Reader.at(25, 10) + i * 20L;
            reader.request("reader" + i, at, venue, RequestKind.SIGN_IN_FAILED, 0);
            reader.documents("reader" + i, at + 30, venue, 3 + i % 4, 300, true);
        }

        Detection detection = reader.detect();

        assertThat(detection.alerts()).isEmpty();
        assertThat(Reader.day(detection, "reader7", 25).findings())
                .noneSatisfy(finding -> assertThat(finding.sentence()).contains("failed there"));
    }
}
