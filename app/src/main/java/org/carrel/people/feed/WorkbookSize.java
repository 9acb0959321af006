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
    /// A cell holds 32,767 characters at most, each at most 12 bytes long where it is written as a number.
    private static final int LONGEST = 32_767 * 12;
    private static final int PIECE = 1 << 16;
    private static final Pattern PICTURE = Pattern.compile("(?i).*\\.(png|jpe?g|gif|emf|wmf|bin)");

    private WorkbookSize() {}

    /// @throws Stopped where it is too large unpacked, or a text in it longer than a cell can be
    static void check(Path file) throws IOException {
        long left = MOST;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                left = unpack(zip, entry, left);
            }
        }
    }

    /// @return how many bytes more there may be
    private static long unpack(ZipFile zip, ZipEntry entry, long most) throws IOException {
        long left = most;
        int text = 0;
        boolean isText = !PICTURE.matcher(entry.getName()).matches();
        byte[] piece = new byte[PIECE];
        try (InputStream input = zip.getInputStream(entry)) {
            for (int read = input.read(piece); read >= 0; read = input.read(piece)) {
                left -= read;
                for (int i = 0; i < read; i++) {
                    text = piece[i] == '<' ? 0 : text + 1;
                    if (isText && text > LONGEST || left < 0) {
                        throw new Stopped("too_large", "");
                    }
                }
            }
        }
        return left;
    }
}
