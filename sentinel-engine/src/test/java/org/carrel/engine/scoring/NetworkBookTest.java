package org.carrel.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkBookTest {

    private static NetworkBook.Entry threeNewcomersADay(long days) {
        NetworkBook book = new NetworkBook();
        Origin origin = new Origin(7);
        for (long day = 0; day < days; day++) {
            for (int i = 0; i < 3; i++) {
                book.stranger(origin, "account-" + day + "-" + i, true, day * 86_400 + i, day);
            }
        }
        NetworkBook.Entry entry = book.find(origin);
        assertThat(entry).isNotNull();
        return entry;
    }

    @Test
    void whatIsUsualOnANetworkDoesNotWearOffWithItsAge() {
        double young = NetworkBook.usualNewcomers(threeNewcomersADay(14), 6, 13);
        double old = NetworkBook.usualNewcomers(threeNewcomersADay(400), 6, 399);

        assertThat(young).isBetween(3.0, 6.0);
        assertThat(old).isBetween(5.0, 6.5);
    }

    private static NetworkBook inDailyUse(int accounts, int days) {
        NetworkBook book = new NetworkBook();
        for (int day = 0; day < days; day++) {
            for (int account = 0; account < accounts; account++) {
                book.used(7, day, 0, day == 0 ? Long.MIN_VALUE : day - 1);
            }
        }
        return book;
    }

    @Test
    void anInstitutionIsForgottenAsItFallsOutOfUse() {
        NetworkBook book = inDailyUse(20, 30);

        assertThat(book.residents(7, 29)).isBetween(14, 30);
        assertThat(book.residents(7, 29 + 84)).isLessThan(4);
    }

    @Test
    void oneAccountOrTwoAreNoInstitutionHoweverLongTheyUseANetwork() {
        assertThat(inDailyUse(1, 200).residents(7, 199)).isZero();
        assertThat(inDailyUse(2, 200).residents(7, 199)).isZero();
        assertThat(inDailyUse(5, 200).residents(7, 199)).isBetween(4, 8);
    }

    @Test
    void namesThatWereOnlyRefusedPushNobodyOutWhoWasThere() {
        NetworkBook book = new NetworkBook();
        Origin origin = new Origin(7);
        for (int i = 0; i < 5; i++) {
            book.stranger(origin, "guest-" + i, true, 100 + i, 1);
        }
        for (int i = 0; i < 500; i++) {
            book.failed(7, "made-up-" + i, 200 + i, 1);
        }
        NetworkBook.Entry entry = book.find(origin);
        assertThat(entry).isNotNull();
        Visitors.Others others = entry.visitors.besides("guest-0", 900);

        assertThat(others.all()).isEqualTo(4);
        assertThat(others.failed()).isEqualTo(Visitors.LIMIT - 5);
    }

    @Test
    void visitorsAreForgottenWhenTheyNoLongerCount() {
        NetworkBook book = new NetworkBook();
        Origin origin = new Origin(7);
        book.stranger(origin, "guest", true, 10 * 86_400, 10);
        for (long day = 11; day < 15; day++) {
            book.dayBegins(day, day - 1, 1, day);
        }
        NetworkBook.Entry entry = book.find(origin);
        assertThat(entry).isNotNull();

        assertThat(entry.visitors.all("", 10 * 86_400)).isEmpty();
    }
}
