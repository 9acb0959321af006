package org.carrel.engine.report;

import java.io.IOException;
import org.carrel.engine.ReadingSummary;
import org.carrel.engine.scoring.Detection;

/// What a scan prints: the most suspicious account-days with their reasons, then what was read.
public final class ConsoleReport {

    private ConsoleReport() {}

    /// @param width of the terminal in columns
    public static void print(Appendable out, ReadingSummary reading, Detection detection, int width)
            throws IOException {}
}
