package org.carrel.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;

/// Writes an EZproxy log of invented readers, and a places table for their addresses. The same size gives the same
/// bytes.
///
/// Of the accounts a few are busy and most are not; some of them are at work at any time, for 40 lines each on average;
/// now and then another address; 40 providers; one line in five asks for a document, as in real logs. Lines are about
/// 180 bytes.
public final class LogGenerator {
    private static final int PROVIDERS = 40;
    private static final int LINES_A_SITTING = 40;
    private static final long START = Instant.parse("2026-01-05T00:00:00Z").getEpochSecond();
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final String[] COUNTRIES = {"GB", "GB", "GB", "GB", "GB", "GB", "FR", "DE", "CN", "US"};
    private static final String[] CLASSES = {"residential", "residential", "residential", "mobile", "hosting"};

    private final SplittableRandom random = new SplittableRandom(20_260_105L);

    private final Size size;
    private final int[] atWork;
    private final int[] network;

    /// How large a library, and how long.
    ///
    /// @param accounts at most 62,500, so that each has addresses of its own
    /// @param atWork accounts that send lines at any time
    record Size(long lines, int accounts, int atWork, int linesADay) {

        /// 20,000 accounts and 200,000 lines a day.
        static Size usual(long lines) {
            return new Size(lines, 20_000, 300, 200_000);
        }

        /// As many days as this one, `times` as many lines a day from `times` as many accounts.
        Size times(int times) {
            return new Size(lines * times, accounts * times, atWork * times, linesADay * times);
        }
    }

    private LogGenerator(Size size) {
        this.size = size;
        this.atWork = new int[size.atWork];
        this.network = new int[size.atWork];
        for (int seat = 0; seat < size.atWork; seat++) {
            sit(seat);
        }
    }

    private void sit(int seat) {
        // squared: the first accounts are the busy ones
        double draw = random.nextDouble();
        int account = (int) (draw * draw * size.accounts);
        atWork[seat] = account;
        network[seat] = (account * 7 + (random.nextInt(4) == 0 ? random.nextInt(5) : 0)) % 50_000;
    }

    /// @param arguments number of lines, log file, places file
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("Give the number of lines, the log's file and the places' file.");
        }
        log(Size.usual(Long.parseLong(arguments[0])), Path.of(arguments[1]));
        places(Path.of(arguments[2]));
    }

    static void log(Size size, Path file) throws IOException {
        new LogGenerator(size).log(size.lines, file);
    }

    private void log(long lines, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            StringBuilder line = new StringBuilder();
            String stamp = "";
            long last = -1;
            for (long i = 0; i < lines; i++) {
                long second = START + i * 86_400 / size.linesADay;
                if (second != last) {
                    stamp = STAMP.format(Instant.ofEpochSecond(second));
                    last = second;
                }
                line.setLength(0);
                line(line, stamp);
                out.write(line.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    private void line(StringBuilder line, String stamp) {
        int seat = random.nextInt(size.atWork);
        if (random.nextInt(LINES_A_SITTING) == 0) {
            sit(seat);
        }
        int account = atWork[seat];
        int block = network[seat];
        line.append(block % 200 + 20).append('.').append(block / 200 % 250).append('.');
        line.append(account % 250).append('.').append(account / 250 + 1);
        line.append(" - reader").append(account).append(" [").append(stamp).append(" +0000] \"GET ");
        request(line, random.nextInt(PROVIDERS));
        line.append(" HTTP/1.1\" ").append(random.nextInt(12) == 0 ? 302 : 200).append(' ');
        line.append(random.nextInt(2_000_000));
    }

    private void request(StringBuilder line, int provider) {
        line.append("https://www.publisher").append(provider).append(".com:443");
        int article = random.nextInt(500_000);
        int kind = random.nextInt(100);
        if (kind < 8) {
            line.append("/doi/pdf/10.1234/journal")
                    .append(article % 90)
                    .append('.')
                    .append(article);
            line.append("?download=true&needAccess=true&role=button&src=recommended");
        } else if (kind < 16) {
            line.append("/science/article/pii/S00").append(10_000_000_000_000L + article);
            line.append("?via%3Dihub&dgcid=author_recommended_links");
        } else if (kind < 20) {
            line.append("/stamp/stamp.jsp?tp=&arnumber=").append(article).append("&tag=1");
        } else if (kind < 28) {
            line.append("/action/doSearch?AllField=stolen+accounts+")
                    .append(article % 3000)
                    .append("&startPage=2");
        } else if (kind < 40) {
            line.append("/doi/abs/10.1234/journal")
                    .append(article % 90)
                    .append('.')
                    .append(article);
        } else if (kind < 55) {
            line.append("/journal/vol")
                    .append(article % 60)
                    .append("/issue")
                    .append(article % 12)
                    .append("/index.html");
        } else {
            line.append("/pb-assets/scripts/bundle-").append(article % 400).append("/vendor/component-library/main.");
            line.append(article % 400)
                    .append(random.nextBoolean() ? ".js" : ".css")
                    .append("?v=20260105112233");
        }
    }

    static void places(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder table = new StringBuilder("network,country,city,latitude,longitude,asn,class\n");
        for (int network = 0; network < 50_000; network++) {
            int pick = random.nextInt(COUNTRIES.length);
            table.append(network % 200 + 20)
                    .append('.')
                    .append(network / 200 % 250)
                    .append(".0.0/16,");
            table.append(COUNTRIES[pick]).append(",City ").append(pick).append(',');
            table.append(50 + pick / 3.0)
                    .append(',')
                    .append(pick - 4.0)
                    .append(',')
                    .append(64_500 + pick)
                    .append(',');
            table.append(CLASSES[random.nextInt(CLASSES.length)]).append('\n');
        }
        table.append("20.0.0.0/8,GB,Campus,51.5,-0.18,786,campus\n");
        Files.writeString(file, table);
    }
}
