package org.carrel.sentinel.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.carrel.sentinel.Sentinel;
import org.carrel.sentinel.Sentinel.LogsRead;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Logs by the API: the body is the log, plain or gz.
///
/// It is stored whole before it is read, so that a slow sender keeps nobody else waiting for the detector.
@RestController
class LogsController {

    private final Sentinel sentinel;
    private final Path folder;

    LogsController(Sentinel sentinel, SentinelSettings settings) {
        this.sentinel = sentinel;
        this.folder = settings.folder();
    }

    @PostMapping("/api/v1/sentinel/logs")
    ResponseEntity<?> take(HttpServletRequest request) throws IOException {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        if (type.startsWith("multipart/")) {
            return problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the log itself as the body, not a form.");
        }
        Path log = Files.createTempFile(folder, ".received", ".log");
        try (InputStream body = request.getInputStream()) {
            Files.copy(body, log, StandardCopyOption.REPLACE_EXISTING);
            return answer(sentinel.read("the log", log));
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static ResponseEntity<?> answer(LogsRead read) {
        return read.problems().isEmpty()
                ? ResponseEntity.ok(read)
                : problem(HttpStatus.UNPROCESSABLE_CONTENT, read.sentence());
    }

    private static ResponseEntity<?> problem(HttpStatus status, String sentence) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence);
        problem.setTitle("The log could not be read");
        return ResponseEntity.of(problem).build();
    }
}
