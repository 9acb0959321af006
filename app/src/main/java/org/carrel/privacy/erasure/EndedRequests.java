package org.carrel.privacy.erasure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.carrel.privacy.Subject;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.request.RequestsOfErased;
import org.springframework.stereotype.Component;

/// Whoever is gone asks nothing any longer: their requests end with them, and the certificate says
/// so. The caller acts for `answer_rights`.
@Component
class EndedRequests {

    private static final String CATEGORY = "rights_request";

    private final RequestsOfErased requests;
    private final ErasureRepository repository;
    private final Declaration notice;
    private final Clock clock;

    EndedRequests(RequestsOfErased requests, ErasureRepository repository, Declaration notice, Clock clock) {
        this.requests = requests;
        this.repository = repository;
        this.notice = notice;
        this.clock = clock;
    }

    /// Whoever stays goes on asking.
    void with(Erasure erasure, Subject subject) {
        if (!erasure.whole()) {
            return;
        }
        int emptied = requests.end(subject);
        List<Line> lines = new ArrayList<>(
                repository.lines(erasure.id()).stream().map(this::ended).toList());
        if (emptied > 0) {
            lines.add(new Line("privacy.request", CATEGORY, "emptied", "", emptied, null));
        }
        repository.replaceLines(erasure.id(), lines);
    }

    /// While one was open nobody could say until when the record of it stays; now its time runs.
    private Line ended(Line line) {
        boolean began = line.category().equals(CATEGORY) && line.why().equals(Why.OBLIGATION) && line.until() == null;
        return began
                ? new Line(line.relation(), line.category(), line.ending(), line.why(), line.rows(), over())
                : line;
    }

    private LocalDate over() {
        Period period = Period.parse(notice.retentionOf(CATEGORY).period());
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plus(period);
    }
}
