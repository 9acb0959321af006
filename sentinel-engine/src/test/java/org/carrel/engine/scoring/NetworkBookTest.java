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
        assertThat(others.failed()).isEqualTo(Visitors.MOST_REFUSED);
    }

    @Test
    void refusalsFromManyNetworksDoNotMakeTheBookForgetOthers() {
        NetworkBook book = inDailyUse(20, 30);
        for (int i = 0; i < 70_000; i++) {
            book.failed(1_000 + i, "made-up", 29 * 86_400, 29);
        }

        assertThat(book.residents(7, 29)).isBetween(14, 30);
        assertThat(book.size()).isLessThanOrEqualTo(NetworkBook.REFUSED_LIMIT + 1);
    }

    @Test
    void aSprayIsNotForgottenForNetworksThatTriedOneName() {
        NetworkBook book = new NetworkBook();
        for (int i = 0; i < 20; i++) {
            book.failed(7, "tried-" + i, 86_400 + i, 1);
        }
        for (int i = 0; i < 70_000; i++) {
            book.failed(1_000 + i, "made-up", 86_500, 1);
        }
        Origin origin = new Origin(7);
        book.stranger(origin, "found", true, 86_600, 1);
        NetworkBook.Entry entry = book.find(origin);
        assertThat(entry).isNotNull();

        assertThat(entry.visitors.besides("found", 86_700).failed()).isEqualTo(20);
    }

    @Test
    void aNetworkIsAsOldAsItsFirstVisitNotAsTheFirstRefusal() {
        NetworkBook book = new NetworkBook();
        book.failed(7, "tried", 86_400, 1);
        Origin origin = new Origin(7);
        book.stranger(origin, "guest", true, 2 * 86_400, 2);
        NetworkBook.Entry entry = book.find(origin);
        assertThat(entry).isNotNull();

        assertThat(entry.firstDay).isEqualTo(2);
    }

    @Test
    void networksThatWereOnlyRefusedAreForgottenWithTheirRefusals() {
        NetworkBook book = new NetworkBook();
        book.failed(7, "tried", 86_400, 1);
        for (long day = 2; day < 6; day++) {
            book.dayBegins(day, day - 1, 1, day);
        }

        assertThat(book.size()).isZero();
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
