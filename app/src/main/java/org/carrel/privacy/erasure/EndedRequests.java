package org.carrel.privacy.erasure;

import java.util.ArrayList;
import java.util.List;
import org.carrel.privacy.Subject;
import org.carrel.privacy.request.RequestsOfErased;
import org.springframework.stereotype.Component;

/// Whoever is gone asks nothing any longer: their requests end with them, and the certificate says
/// so. The caller acts for `answer_rights`.
@Component
class EndedRequests {

    private final RequestsOfErased requests;
    private final ErasureRepository repository;

    EndedRequests(RequestsOfErased requests, ErasureRepository repository) {
        this.requests = requests;
        this.repository = repository;
    }

    /// Whoever stays goes on asking.
    void with(Erasure erasure, Subject subject) {
        int emptied = erasure.whole() ? requests.end(subject) : 0;
        if (emptied > 0) {
            List<Line> lines = new ArrayList<>(repository.lines(erasure.id()));
            lines.add(new Line("privacy.request", "rights_request", "emptied", "", emptied, null));
            repository.replaceLines(erasure.id(), lines);
        }
    }
}
