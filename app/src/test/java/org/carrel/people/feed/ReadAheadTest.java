package org.carrel.people.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    @Test
    void everythingComesInItsOrder() {
        List<Integer> all = IntStream.range(0, 12_345).boxed().toList();
        try (ReadAhead<Integer> ahead = new ReadAhead<>(all.iterator())) {
            assertThat(ahead).toIterable().isEqualTo(all);
        }
    }

    @Test
    void nothingComesOfNothing() {
        try (ReadAhead<Integer> ahead = new ReadAhead<>(List.<Integer>of().iterator())) {
            assertThat(ahead.hasNext()).isFalse();
        }
    }

    @Test
    void whatIsWrongComesAfterWhatWasRead() {
        List<Integer> taken = new ArrayList<>();
        try (ReadAhead<Integer> ahead = new ReadAhead<>(failingAt(2_500, new Stopped("half", "2501")))) {
            assertThatThrownBy(() -> ahead.forEachRemaining(taken::add))
                    .isInstanceOfSatisfying(
                            Stopped.class, stopped -> assertThat(stopped.why()).isEqualTo("half"));
            assertThat(taken).hasSize(2_500);
            assertThatThrownBy(ahead::hasNext).isInstanceOf(Stopped.class);
        }
    }

    @Test
    void whoTakesDoesNotWaitForAReaderThatBroke() {
        try (ReadAhead<Integer> ahead = new ReadAhead<>(failingAt(3, new StackOverflowError()))) {
            assertThatThrownBy(() -> ahead.forEachRemaining(taken -> {})).hasCauseInstanceOf(StackOverflowError.class);
        }
    }

    @Test
    void nothingIsReadOnceItIsClosed() {
        ReadAhead<Integer> ahead = new ReadAhead<>(
                IntStream.iterate(1, number -> number + 1).boxed().iterator());
        assertThat(ahead.next()).isEqualTo(1);
        assertThat(readers()).isPositive();

        ahead.close();

        assertThat(readers()).isZero();
    }

    private static long readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("delivery-reader"))
                .count();
    }

    @Test
    void oneThatWasNeverReadFromCloses() {
        AtomicInteger read = new AtomicInteger();
        new ReadAhead<>(IntStream.generate(read::incrementAndGet).boxed().iterator()).close();
        assertThat(read).hasValue(0);
    }

    private static Iterator<Integer> failingAt(int place, Throwable wrong) {
        return IntStream.range(0, place + 1)
                .peek(number -> {
                    if (number == place) {
                        if (wrong instanceof Error error) {
                            throw error;
                        }
                        throw (RuntimeException) wrong;
                    }
                })
                .boxed()
                .iterator();
    }
}
