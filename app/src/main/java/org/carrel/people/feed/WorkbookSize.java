package org.carrel.people.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Looks into a workbook before it is read: it is packed, and a small file may hold more than the memory.
final class WorkbookSize {

    /// Half a million people with all their columns are a quarter of it.
    private static final long MOST = 2L << 30;
    /// Sheets are read row by row; everything else, such as texts that many cells share, is kept while the workbook is
    /// read.
    /// A share of the memory: elements of the texts take about 60 bytes each, three or four of them make one.
    private static final long MOST_KEPT = Runtime.getRuntime().maxMemory() / 8;
    private static final long MOST_ELEMENTS = Runtime.getRuntime().maxMemory() / 256;
    private static final String SHEETS = "xl/worksheets/";
    /// A cell holds 32,767 characters at most, each at most 12 bytes long where it is written as a number.
    private static final int LONGEST = 32_767 * 12;
    private static final int PIECE = 1 << 16;
    private static final Pattern PICTURE = Pattern.compile("(?i).*\\.(png|jpe?g|gif|emf|wmf|bin)");

    private WorkbookSize() {}

    /// @throws Stopped where it is too large unpacked, or a text in it longer than a cell can be
    static void check(Path file) throws IOException {
        Left left = new Left(MOST, MOST_KEPT, MOST_ELEMENTS);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                unpack(zip, entry, left);
            }
        }
    }

    /// What may still come.
    private static final class Left {

        private long bytes;
        private long keptBytes;
        private long keptElements;

        Left(long bytes, long keptBytes, long keptElements) {
            this.bytes = bytes;
            this.keptBytes = keptBytes;
            this.keptElements = keptElements;
        }

        boolean isOver() {
            return bytes < 0 || keptBytes < 0 || keptElements < 0;
        }
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Left left) throws IOException {
        int text = 0;
        boolean isText = !PICTURE.matcher(entry.getName()).matches();
        boolean kept = !entry.getName().startsWith(SHEETS);
        byte[] piece = new byte[PIECE];
        try (InputStream input = zip.getInputStream(entry)) {
            for (int read = input.read(piece); read >= 0; read = input.read(piece)) {
                left.bytes -= read;
                left.keptBytes -= kept ? read : 0;
                for (int i = 0; i < read; i++) {
                    boolean begins = piece[i] == '<';
                    text = begins ? 0 : text + 1;
                    left.keptElements -= kept && begins ? 1 : 0;
                    if (isText && text > LONGEST || left.isOver()) {
                        throw new Stopped("too_large", "");
                    }
                }
            }
        }
    }
}
