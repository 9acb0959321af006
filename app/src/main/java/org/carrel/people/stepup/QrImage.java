package org.carrel.people.stepup;

import io.nayuki.qrcodegen.QrCode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A QR code as the path of a drawing: one unit square a dark module.
///
/// @param side of the drawing with the quiet zone that readers need
record QrImage(int side, String path) {

    private static final int QUIET = 4;

    static QrImage of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        String path = IntStream.range(0, code.size * code.size)
                .filter(at -> code.getModule(at % code.size, at / code.size))
                .mapToObj(at -> "M" + (at % code.size + QUIET) + "," + (at / code.size + QUIET) + "h1v1h-1z")
                .collect(Collectors.joining());
        return new QrImage(code.size + 2 * QUIET, path);
    }
}
