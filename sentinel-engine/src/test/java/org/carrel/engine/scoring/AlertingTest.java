package org.carrel.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.NetworkClass;
import org.carrel.engine.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertingTest {

    /// Each by a thief of his own.
    private static Reader thefts(int victims) {
        Reader reader = new Reader();
        for (int v = 0; v < victims; v++) {
            reader.usualDays("victim" + v, 12);
            Place thief = Reader.place("NG", 6.5, 3.4, 64620 + 2L * v, NetworkClass.RESIDENTIAL);
            reader.documents("victim" + v, Reader.at(12, 2 + v), thief, 400, 12, false);
        }
        return reader;
    }

    @Test
    void anEpisodeOfSeveralDaysIsOneAlert() {
        Reader reader = new Reader().usualDays("victim", 20);
        for (int day = 14; day < 17; day++) {
            reader.documents("victim", Reader.at(day, 2), Reader.LAGOS, 200, 18, false);
        }

        assertThat(reader.detect().alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.opened().getEpochSecond()).isBetween(Reader.at(14, 2), Reader.at(14, 3));
            assertThat(alert.last().getEpochSecond()).isGreaterThan(Reader.at(16, 2));
            assertThat(alert.hours().stream().mapToInt(Alert.Hour::documents).sum())
                    .isEqualTo(alert.documents());
        });
    }

    @Test
    void weeksLaterItIsANewEpisode() {
        Reader reader = new Reader().usualDays("victim", 40);
        reader.documents("victim", Reader.at(14, 2), Reader.LAGOS, 300, 18, false);
        reader.documents("victim", Reader.at(30, 2), Reader.LAGOS, 300, 18, false);

        assertThat(reader.detect().alerts()).hasSize(2).extracting(Alert::id).doesNotHaveDuplicates();
    }

    @Test
    void theBudgetIsTheMostAlertsOfOneDayAndTheRestIsCounted() {
        Detection detection = thefts(8).detect(new DetectorSettings(Reader.LONDON, 3, true));

        assertThat(detection.alerts()).hasSize(3);
        assertThat(detection.beyondBudget()).isEqualTo(5);
    }

    @Test
    void aBudgetOfNoneOpensNone() {
        assertThat(thefts(2)
                        .detect(new DetectorSettings(Reader.LONDON, 0, true))
                        .alerts())
                .isEmpty();
    }

    @Test
    void quietReadersRaiseNoAlert() {
        Reader reader = new Reader();
        for (int account = 0; account < 30; account++) {
            reader.usualDays("reader" + account, 20);
        }

        assertThat(reader.detect().alerts()).isEmpty();
    }

    private static final DetectorSettings ONE_A_DAY = new DetectorSettings(Reader.LONDON, 1, true);

    @Test
    void longTheftsDoNotRaiseTheLineForTheNextVictim() {
        Reader reader = new Reader().usualDays("first", 20).usualDays("second", 20);
        for (int day = 8; day < 14; day++) {
            reader.documents("first", Reader.at(day, 2), Reader.LAGOS, 400, 12, false);
            reader.documents("second", Reader.at(day, 3), Reader.LAGOS, 400, 12, false);
        }
        for (int victim = 14; victim < 20; victim++) {
            reader.usualDays("victim" + victim, 20);
            reader.documents("victim" + victim, Reader.at(victim, 2), Reader.TOKYO, 150, 30, false);
        }

        assertThat(reader.detect(ONE_A_DAY).alerts())
                .extracting(Alert::account)
                .contains("victim14", "victim15", "victim16", "victim17", "victim18", "victim19");
    }

    @Test
    void aMuchStrongerTheftLateInTheDayIsNotLostToAWeakOne() {
        Reader reader =
                new Reader().usualDays("weak", 20).usualDays("strong", 20).usualDays("other", 20);
        reader.documents("weak", Reader.at(20, 2), Reader.TOKYO, 25, 30, false);
        reader.documents("other", Reader.at(20, 4), Reader.TOKYO, 25, 30, false);
        reader.documents("strong", Reader.at(20, 20), Reader.LAGOS, 900, 10, false);

        Detection detection = reader.detect(ONE_A_DAY);

        assertThat(detection.alerts()).extracting(Alert::account).containsExactly("weak", "strong");
        assertThat(detection.beyondBudget()).isOne();
    }

    @Test
    void aCampaignIsOneCaseAndItsVictimsDoNotUseUpTheBudget() {
        Reader reader = new Reader();
        for (int i = 0; i < 40; i++) {
            reader.usualDays("reader" + i, 22);
        }
        for (int i = 0; i < 15; i++) {
            reader.documents("reader" + i, Reader.at(20, 2 + i * 0.3), Reader.LAGOS, 30, 30, false);
        }
        reader.documents("reader30", Reader.at(20, 12), Reader.TOKYO, 200, 30, false);

        Detection detection = reader.detect(new DetectorSettings(Reader.LONDON, 4, true));

        assertThat(detection.alerts()).hasSize(16);
        assertThat(detection.beyondBudget()).isZero();
        assertThat(detection.alerts().stream().filter(a -> a.account().equals("reader30")))
                .singleElement()
                .satisfies(alert -> assertThat(alert.campaign()).isEmpty());
        assertThat(detection.alerts().stream().filter(a -> !a.account().equals("reader30")))
                .extracting(Alert::campaign)
                .allSatisfy(campaign -> assertThat(campaign).hasSize(16))
                .containsOnly(detection.alerts().getFirst().campaign());
    }

    /// Of sixty readers forty-five are in the hands of one thief.
    private static Reader manyVictims(Place thief) {
        Reader reader = new Reader();
        for (int i = 0; i < 60; i++) {
            reader.usualDays("reader" + i, 22);
        }
        for (int i = 0; i < 45; i++) {
            reader.documents("reader" + i, Reader.at(20, 2 + i * 0.1), thief, 30, 30, false);
        }
        return reader;
    }

    @Test
    void aCampaignIsNoFreePassForMoreThanAnyoneCouldLookAt() {
        Detection detection = manyVictims(Reader.LAGOS).detect(ONE_A_DAY);

        assertThat(detection.alerts()).hasSizeBetween(21, 23);
        assertThat(detection.beyondBudget()).isEqualTo(45 - detection.alerts().size());
    }

    /// The alert of one with `own` bits against it besides those for its company, in a campaign on a network of that
    /// kind that one alert has begun; null if there is none because the budget is spent.
    private static @Nullable Episode follower(NetworkClass network, double own, double company) {
        NetworkBook book = new NetworkBook();
        Alerting alerting = new Alerting(1, book);
        Origin origin = new Origin(7);
        origin.networkClass = network;
        Measurement strong = new Measurement();
        strong.bits[Family.TAKING.ordinal()] = 10;
        Measurement weak = new Measurement();
        weak.bits[Family.TAKING.ordinal()] = own;
        weak.bits[Family.CROWD.ordinal()] = company;
        AccountState[] accounts = {new AccountState(), new AccountState()};
        for (int i = 0; i < 2; i++) {
            accounts[i].account = "account-" + i;
            accounts[i].today.begin(100, 100 * 86_400L);
            book.stranger(origin, accounts[i].account, true, 100 * 86_400L + i, 100);
            accounts[i].today.score = i == 0 ? strong.score() : weak.score();
            alerting.consider(accounts[i], i == 0 ? strong : weak, 100 * 86_400L + i, true, origin);
        }
        return accounts[1].episode;
    }

    @ParameterizedTest
    @EnumSource(names = {"VPN", "MOBILE"})
    void aSharedExitIsNoFreePassForThoseWithNothingElseAgainstThem(NetworkClass shared) {
        assertThat(follower(shared, -1, 10)).isNull();
        assertThat(follower(shared, 1, 8))
                .isNotNull()
                .satisfies(episode -> assertThat(episode.campaign).isNotZero());
        assertThat(follower(NetworkClass.RESIDENTIAL, -1, 10)).isNotNull();
    }

    @Test
    void aCampaignEndsAWeekAfterItBegan() {
        Campaign campaign = Campaign.begin(7, "first", 1_000_000);
        for (int day = 1; day <= 7; day++) {
            long now = 1_000_000 + day * 86_400L;
            assertThat(campaign.isOn(now)).isTrue();
            campaign.joins(now);
        }

        assertThat(campaign.isOn(1_000_000 + 7 * 86_400L + 1)).isFalse();
    }

    @Test
    void aCampaignsNameCannotBeTurnedIntoTheNetwork() {
        long id = Campaign.id(0x1234_5678_9ABC_DEF1L, 1_790_000_000L);
        long inverse = new java.math.BigInteger("BF58476D1CE4E5B9", 16)
                .modInverse(java.math.BigInteger.TWO.pow(64))
                .longValue();

        assertThat(id * inverse ^ 1_790_000_000L * 0x9E3779B97F4A7C15L).isNotEqualTo(0x1234_5678_9ABC_DEF1L);
        assertThat(id).isNotEqualTo(Campaign.id(0x1234_5678_9ABC_DEF1L, 1_790_000_001L));
    }

    @Test
    void anAlertIsOfACampaignOnlyOnceThereIsAnother() {
        Detector detector = Detector.over(ONE_A_DAY, new MemoryStates(), null);
        Map<String, String> campaigns = new TreeMap<>();
        int most = 0;
        for (AccessEvent event : manyVictims(Reader.LAGOS).events()) {
            detector.accept(event);
            for (Alert alert : detector.drain().alerts()) {
                campaigns.put(alert.id(), alert.campaign());
            }
            List<String> named =
                    campaigns.values().stream().filter(id -> !id.isEmpty()).toList();
            assertThat(named).hasSizeBetween(named.isEmpty() ? 0 : 2, 60);
            most = Math.max(most, named.size());
        }

        assertThat(most).isGreaterThan(15);
        assertThat(campaigns.values().stream().distinct()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void anAlertTellsWhereTheAccountWasUsedFromSessionBySession() {
        Reader reader = new Reader().usualDays("victim", 20);
        reader.documents("victim", Reader.at(19, 2), Reader.LAGOS, 200, 12, false);
        reader.documents("victim", Reader.at(19, 6), Reader.LAGOS, 50, 12, false);

        assertThat(reader.detect().alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.sessions()).extracting(Alert.Session::country).containsExactly("NG", "NG", "GB");
            assertThat(alert.sessions()).extracting(Alert.Session::isNew).containsExactly(true, true, false);
            assertThat(alert.sessions().stream()
                            .mapToInt(Alert.Session::documents)
                            .sum())
                    .isEqualTo(200 + 50 + 4);
        });
    }
}
