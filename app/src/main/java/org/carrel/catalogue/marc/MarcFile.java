package org.carrel.catalogue.marc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Opens files of MARC, ISO 2709 or MARCXML, packed by gzip or not. What a file is, its first bytes say, and not its
/// name.
public final class MarcFile {

    private static final int LOOKED_AT = 32 << 10;
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");

    /// Of these, no letter but `<` has its byte.
    private static final Pattern BYTE_FOR_LETTER = Pattern.compile("(?i)utf-8|us-ascii|iso-8859-\\d+|windows-125\\d");

    /// How files begin that are packed by zip, gzip (the outer one is taken off already), bzip2, xz, 7z and zstandard.
    private static final List<String> PACKED = List.of(
            "PK\u0003\u0004",
            "\u001F\u008B",
            "BZh",
            "\u00FD7zXZ\0",
            "7z\u00BC\u00AF\u0027\u001C",
            "\u0028\u00B5\u002F\u00FD");

    private MarcFile() {}

    /// @throws Unreadable for a file that is none of them
    public static Chunks open(Path file) throws IOException {
        InputStream input = Unpacked.of(file);
        try {
            return of(input);
        } catch (IOException | Unreadable e) {
            input.close();
            throw e;
        }
    }

    /// Text in UTF-8, without its mark, whatever the file's own: UTF-8 or UTF-16 with a mark.
    ///
    /// @throws Unreadable for a file without anything in it, or of binary data
    public static InputStream text(Path file) throws IOException {
        InputStream input = Unpacked.of(file);
        try {
            Charset bom = ofMark(beginning(input));
            if (bom.equals(UTF_8)) {
                input.skipNBytes(3);
            }
            return bom.equals(UTF_16BE) || bom.equals(UTF_16LE) ? new Utf8Bytes(input, bom) : input;
        } catch (IOException | Unreadable e) {
            input.close();
            throw e;
        }
    }

    /// A letter for each byte.
    private static String beginning(InputStream input) throws IOException {
        input.mark(LOOKED_AT + 1);
        String seen = new String(input.readNBytes(LOOKED_AT), ISO_8859_1);
        input.reset();
        if (seen.isBlank()) {
            throw new Unreadable("empty", "");
        }
        for (String packed : PACKED) {
            if (seen.startsWith(packed)) {
                throw new Unreadable("packed", "");
            }
        }
        return seen;
    }

    private static Chunks of(InputStream input) throws IOException {
        String seen = beginning(input);
        Charset bom = ofMark(seen);
        String text = new String(seen.getBytes(ISO_8859_1), bom)
                .replaceFirst("^\uFEFF", "")
                .stripLeading();
        if (text.startsWith("<")) {
            Charset charset = bom == ISO_8859_1 ? declared(text) : bom;
            return BYTE_FOR_LETTER.matcher(charset.name()).matches()
                    ? new MarcXmlChunks(input, charset)
                    : new MarcXmlChunks(new Utf8Bytes(input, charset), UTF_8);
        }
        if (seen.indexOf(0x1E) < 0 && seen.indexOf(0x1F) < 0) {
            throw new Unreadable("not_marc", "");
        }
        if (bom.equals(UTF_8)) {
            input.skipNBytes(3);
        }
        return new Iso2709Chunks(input);
    }

    /// Latin-1, which changes no byte, where the beginning does not tell.
    private static Charset ofMark(String seen) {
        if (seen.startsWith("\u00EF\u00BB\u00BF")) {
            return UTF_8;
        }
        if (seen.startsWith("\u00FE\u00FF") || seen.startsWith("\0<")) {
            return UTF_16BE;
        }
        return seen.startsWith("\u00FF\u00FE") || seen.startsWith("<\0") ? UTF_16LE : ISO_8859_1;
    }

    private static Charset declared(String text) {
        Matcher declared = DECLARED.matcher(text);
        if (!declared.find()) {
            return UTF_8;
        }
        try {
            return Charset.forName(declared.group(1));
        } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
            throw new Unreadable("encoding", declared.group(1));
        }
    }
}
