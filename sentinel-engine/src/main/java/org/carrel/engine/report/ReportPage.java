package org.carrel.engine.report;

import java.io.IOException;
import java.io.Writer;
import org.carrel.engine.ReadingSummary;
import org.carrel.engine.scoring.Detection;

/// One self-contained HTML page that a security officer can forward: no script, nothing fetched.
public final class ReportPage {

    private ReportPage() {}

    public static void write(Writer out, ReadingSummary reading, Detection detection) throws IOException {}
}
