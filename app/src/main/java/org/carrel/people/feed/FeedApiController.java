package org.carrel.people.feed;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.carrel.web.For;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Files of a source from the command line: the body is the file.
@RestController
class FeedApiController {

    private final Sources sources;
    private final FileDeliveries deliveries;
    private final Reports reports;

    FeedApiController(Sources sources, FileDeliveries deliveries, Reports reports) {
        this.sources = sources;
        this.deliveries = deliveries;
        this.reports = reports;
    }

    /// @param state  `checked`, `waiting`, `applied` or `stopped`
    /// @param report for people, some lines
    record Answer(long id, String state, Counts counts, String report) {}

    @PostMapping("/api/v1/feeds/{source}/deliveries")
    @For(
            withoutRole = "take_feeds",
            because = "Whoever runs the program hands over a file; what follows the program does by itself")
    ResponseEntity<?> deliver(
            @PathVariable String source,
            @RequestParam(defaultValue = "false") boolean apply,
            HttpServletRequest request)
            throws IOException {
        if (sources.one(source).isEmpty()) {
            return problem(HttpStatus.NOT_FOUND, "No source of this key is set up: see People, Feeds.");
        }
        Import made = ReceivedFile.with(request.getInputStream(), file -> deliveries.take(source, file, null, apply));
        return ResponseEntity.ok(new Answer(made.id(), made.state().key(), made.counts(), reports.of(made)));
    }

    private static ResponseEntity<?> problem(HttpStatus status, String sentence) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence);
        problem.setTitle("The delivery was not taken");
        return ResponseEntity.of(problem).build();
    }
}
