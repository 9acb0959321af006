package org.carrel.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.carrel.engine.NetworkClass;
import org.carrel.engine.Place;
import org.carrel.engine.RequestKind;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static Reader toAndFro(Place far, int turns) {
        Reader reader = new Reader().usualDays("account", 20);
        for (int turn = 0; turn < turns; turn++) {
            reader.documents("account", Reader.at(14, 15 + turn), turn % 2 == 0 ? far : Reader.HOME, 2, 300, true);
        }
        return reader;
    }

    private static double travelBits(AccountDay day) {
        return day.findings().stream()
                .filter(finding -> finding.code().startsWith("travel"))
                .mapToDouble(Finding::bits)
                .sum();
    }

    @Test
    void turningToAndFroIsStrongerThanOneTrip() {
        AccountDay once = Reader.day(toAndFro(Reader.TOKYO, 1).detect(), "account", 14);
        AccountDay often = Reader.day(toAndFro(Reader.TOKYO, 6).detect(), "account", 14);

        assertThat(travelBits(once)).isPositive();
        assertThat(travelBits(often)).isGreaterThan(travelBits(once) + 2);
        assertThat(often.findings()).anyMatch(finding -> finding.code().equals("travel.interleaved"));
    }

    @Test
    void aVpnTurnedOnAndOffIsWorthLessThanTwoReaders() {
        AccountDay vpn = Reader.day(toAndFro(Reader.VPN_IN_TOKYO, 6).detect(), "account", 14);
        AccountDay two = Reader.day(toAndFro(Reader.TOKYO, 6).detect(), "account", 14);

        assertThat(vpn.score()).isLessThan(two.score() - 1);
        assertThat(travelBits(vpn)).isLessThan(travelBits(two) - 1);
    }

    @Test
    void aTravellerWithTimeToTravelIsNoAlert() {
        Reader reader = new Reader().usualDays("traveller", 14);
        for (int day = 15; day < 20; day++) {
            reader.documents("traveller", Reader.at(day, 9), Reader.TOKYO, 3, 300, true);
        }

        Detection detection = reader.detect();

        assertThat(detection.alerts()).isEmpty();
        assertThat(travelBits(Reader.day(detection, "traveller", 15))).isZero();
    }

    @Test
    void withoutPlacesTheEvidenceIsOffAndSaysSo() {
        Reader reader = new Reader();
        for (int day = 0; day < 12; day++) {
            reader.documents("victim", Reader.at(day, 10), Place.UNKNOWN, 2, 300, true);
        }
        for (int i = 0; i < 400; i++) {
            reader.request(
                    "victim",
                    Reader.at(12, 2) + i * 18,
                    Place.UNKNOWN,
                    77,
                    RequestKind.DOCUMENT,
                    reader.newDocument(),
                    1);
        }

        Detection detection = reader.detect(new DetectorSettings(Reader.LONDON, 5, false));

        assertThat(detection.evidenceOff())
                .extracting(Detection.EvidenceOff::family)
                .contains("countries", "travel");
        assertThat(detection.alerts()).hasSize(1);
        assertThat(Reader.day(detection, "victim", 12).countries()).isZero();
    }

    @Test
    void whoFailsToSignInShowsNothingOfTheOwner() {
        Reader reader = new Reader().usualDays("account", 15);
        for (int i = 0; i < 20; i++) {
            reader.request("account", Reader.at(12, 3) + i * 20, Reader.LAGOS, RequestKind.SIGN_IN_FAILED, 0);
        }

        AccountDay day = Reader.day(reader.detect(), "account", 12);

        assertThat(day.countries()).isOne();
        assertThat(day.networks()).isOne();
        assertThat(day.findings()).noneMatch(finding -> finding.code().startsWith("places"));
    }

    @Test
    void nineThousandKilometresLieBetweenLondonAndTokyo() {
        assertThat(Travel.kilometres(51.5, -0.1, 35.7, 139.7)).isBetween(9_500.0, 9_600.0);
    }

    /// Twenty days at home; from the twelfth on, twice a day from elsewhere, three documents in all.
    private static Detection twoPlacesADay(Place far, int networks) {
        Reader reader = new Reader();
        for (int other = 0; other < 20; other++) {
            reader.usualDays("other" + other, 24);
        }
        for (int day = 0; day < 24; day++) {
            reader.documents("account", Reader.at(day, 10), Reader.HOME, 1, 60, true);
            if (day >= 12) {
                Place elsewhere = new Place(
                        far.country(),
                        "",
                        far.latitude(),
                        far.longitude(),
                        far.asn() + day % networks,
                        far.networkClass());
                reader.documents("account", Reader.at(day, 10.3), elsewhere, 1, 60, true);
                reader.documents("account", Reader.at(day, 11), Reader.HOME, 1, 60, true);
                reader.documents("account", Reader.at(day, 15), elsewhere, 1, 60, true);
                reader.documents("account", Reader.at(day, 15.4), Reader.HOME, 1, 60, true);
            }
        }
        return reader.detect();
    }

    @Test
    void aReaderWhoTurnsAVpnOnAndOffEveryDayBecomesUsual() {
        Detection detection = twoPlacesADay(Reader.VPN_IN_TOKYO, 12);

        assertThat(detection.alerts()).isEmpty();
        assertThat(Reader.day(detection, "account", 20).score())
                .isLessThan(Reader.day(detection, "account", 12).score() - 2);
    }

    @Test
    void aQuietThiefAbroadDoesNotBecomeUsual() {
        Detection detection = twoPlacesADay(Reader.LAGOS, 1);

        assertThat(detection.alerts()).extracting(Alert::account).containsOnly("account");
        assertThat(Reader.day(detection, "account", 20).score())
                .isGreaterThanOrEqualTo(Reader.day(detection, "account", 12).score());
    }

    @Test
    void aVpnIsNamedWhereItIsAnEndOfTheJourney() {
        AccountDay day = Reader.day(toAndFro(Reader.VPN_IN_TOKYO, 6).detect(), "account", 14);

        assertThat(day.findings())
                .filteredOn(finding ->
                        finding.code().startsWith("travel") || finding.code().startsWith("places"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.sentence()).contains("says little of where a person is"));
        assertThat(Reader.day(toAndFro(Reader.TOKYO, 6).detect(), "account", 14).findings())
                .noneMatch(finding -> finding.sentence().contains("VPN"));
    }

    @Test
    void theFastestChangeIsTheOneThatIsTold() {
        Travel travel = new Travel();
        Origin london = origin(1, Reader.HOME, 0);
        Origin tokyo = origin(2, Reader.TOKYO, 7200);
        Origin sendai = origin(3, Reader.place("JP", 38.0, 139.7, 1, NetworkClass.RESIDENTIAL), 7210);
        travel.move(london, tokyo, 7200);
        travel.move(tokyo, sendai, 7210);

        assertThat(travel.distance).isLessThan(300);
        assertThat(travel.speed).isBetween(7_000.0, 10_000.0);
    }

    private static Origin origin(long network, Place place, long seen) {
        Origin origin = new Origin(network);
        origin.at(place);
        origin.lastSeen = seen;
        return origin;
    }

    @Test
    void countriesAreCalledByTheirNames() {
        assertThat(Countries.name(Countries.code("JP"))).isEqualTo("Japan");
        assertThat(Countries.name(Countries.code("GB"))).isEqualTo("the United Kingdom");
        assertThat(Countries.name(Countries.code("ZZ"))).isEqualTo("ZZ");
    }
}
