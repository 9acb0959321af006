package org.carrel.benchmarks;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/// What no reader of logs can be faster than: the disk, and looking at every byte.
final class Limits {
    private static final int BUFFER = 1 << 20;
    private static final int ROUNDS = 3;

    private Limits() {}

    static void measure(Path log, Rows rows) throws IOException {
        rows.add("reading the file, past the system's cache", read(log, true));
        rows.add("reading the file, from the system's cache", read(log, false));
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.min(best, scan(log));
        }
        rows.add("finding line ends and counting lines by their first field", best);
    }

    private static double read(Path log, boolean direct) throws IOException {
        long start = System.nanoTime();
        try (FileChannel channel = direct
                ? FileChannel.open(log, StandardOpenOption.READ, ExtendedOpenOption.DIRECT)
                : FileChannel.open(log, StandardOpenOption.READ)) {
            int block = (int) Files.getFileStore(log).getBlockSize();
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER + block).alignedSlice(block);
            buffer.limit(BUFFER);
            long size = Files.size(log);
            // past the cache, a read must begin at a block, which the end of the file need not be
            while (channel.position() < size && channel.read(buffer) >= 0) {
                buffer.position(0);
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double scan(Path log) throws IOException {
        long start = System.nanoTime();
        Map<Long, int[]> counts = new HashMap<>();
        byte[] bytes = new byte[BUFFER];
        try (var stream = Files.newInputStream(log)) {
            long hash = 0;
            boolean first = true;
            for (int read = stream.read(bytes); read >= 0; read = stream.read(bytes)) {
                for (int i = 0; i < read; i++) {
                    byte b = bytes[i];
                    if (b == '\n') {
                        first = true;
                        hash = 0;
                    } else if (first && b == ' ') {
                        counts.computeIfAbsent(hash, unseen -> new int[1])[0]++;
                        first = false;
                    } else if (first) {
                        hash = (hash ^ b) * 0x9E3779B97F4A7C15L;
                    }
                }
            }
        }
        return counts.isEmpty() ? Double.NaN : (System.nanoTime() - start) / 1e9;
    }
}
