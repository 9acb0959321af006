package org.carrel.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carrel.engine.tokens.EpochStore;
import org.carrel.engine.tokens.Keys;
import org.carrel.engine.tokens.Pseudonymiser;

/// Tokens a second, with the key in memory and on the key device whose description is given. A reading
/// of logs makes each account's once.
public final class MakingTokens {
    private static final int ROUNDS = 5;
    private static final long ROUND = 2_000_000_000L;

    private MakingTokens() {}

    /// @param args describes a key device, with a `pin-file`
    public static void main(String[] args) throws Exception {
        Keys device = EpochStore.at(Path.of(args[0])).openOrCreate(null, 1);
        System.out.println("| key | threads | tokens/s, least | median | most |\n| --- | --- | --- | --- | --- |");
        for (int threads = 1; threads <= 2; threads++) {
            row("in memory", Keys.random(1), threads);
            row("on the device", device, threads);
        }
    }

    private static void row(String name, Keys keys, int threads) throws Exception {
        round(keys, threads);
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rates.add(round(keys, threads));
        }
        rates.sort(null);
        System.out.printf(
                Locale.UK,
                "| %s | %d | %,.0f | %,.0f | %,.0f |%n",
                name,
                threads,
                rates.getFirst(),
                rates.get(ROUNDS / 2),
                rates.getLast());
    }

    private static double round(Keys keys, int threads) throws Exception {
        try (ExecutorService crew = Executors.newFixedThreadPool(threads)) {
            List<Future<Double>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int part = i;
                parts.add(crew.submit(() -> rate(new Pseudonymiser(keys), part)));
            }
            double all = 0;
            for (Future<Double> one : parts) {
                all += one.get();
            }
            return all;
        }
    }

    private static double rate(Pseudonymiser pseudonymiser, int part) {
        long start = System.nanoTime();
        long length = 0;
        int made = 0;
        while (made % 64 != 0 || System.nanoTime() - start < ROUND) {
            length += pseudonymiser.account("reader" + part + "-" + made++).length();
        }
        if (length == 0) {
            throw new IllegalStateException("no tokens");
        }
        return made * 1e9 / (System.nanoTime() - start);
    }
}
