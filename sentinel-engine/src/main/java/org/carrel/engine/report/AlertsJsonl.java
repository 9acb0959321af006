package org.carrel.engine.report;

import java.io.IOException;
import java.io.Writer;
import org.carrel.engine.scoring.Detection;

/// One JSON object a line for each alert, with its evidence.
public final class AlertsJsonl {

    private AlertsJsonl() {}

    public static void write(Writer out, Detection detection) throws IOException {}
}
