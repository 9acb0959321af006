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

    @Test
    void anInstitutionIsForgottenAsItFallsOutOfUse() {
        NetworkBook book = new NetworkBook();
        for (int day = 0; day < 30; day++) {
            for (int account = 0; account < 4; account++) {
                book.used(7, day);
            }
        }

        assertThat(book.settledAccounts(7, 29)).isGreaterThan(10);
        assertThat(book.settledAccounts(7, 29 + 84)).isLessThan(4);
    }
}
