package org.carrel.sentinel.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.carrel.sentinel.Sentinel;
import org.carrel.sentinel.Sentinel.LogsRead;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Logs by the API: the body is the log, plain or gz.
@RestController
class LogsController {

    private final Sentinel sentinel;

    LogsController(Sentinel sentinel) {
        this.sentinel = sentinel;
    }

    @PostMapping("/api/v1/sentinel/logs")
    ResponseEntity<?> take(HttpServletRequest request) throws IOException {
        LogsRead read = sentinel.read("log sent to the API", request.getInputStream());
        if (read.problems().isEmpty()) {
            return ResponseEntity.ok(read);
        }
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, read.sentence());
        problem.setTitle("The log could not be read");
        return ResponseEntity.of(problem).build();
    }
}
