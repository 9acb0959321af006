package org.carrel.testkit.evaluation;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

final class EvaluationPage {
    private EvaluationPage() {}

    static void write(Writer out, Study study, List<Sheet> sheets) throws IOException {
        out.write(study.budget + " " + sheets.size());
    }
}
