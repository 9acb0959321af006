package org.carrel.sentinel.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.carrel.engine.tokens.KeysAway;
import org.carrel.sentinel.Sentinel;
import org.carrel.sentinel.Sentinel.LogsRead;
import org.carrel.web.For;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Logs by the API: the body is the log, plain or gz.
///
/// It is stored whole before it is read, so that a slow sender keeps nobody else waiting for the
/// detector.
@RestController
class LogsController {

    private static final String RECEIVED = ".received";

    private final Sentinel sentinel;
    private final Path folder;

    LogsController(Sentinel sentinel, SentinelSettings settings) throws IOException {
        this.sentinel = sentinel;
        this.folder = settings.folder();
        forgetWhatAnAbruptEndLeft();
    }

    @PostMapping("/api/v1/sentinel/logs")
    @For(
            withoutRole = {"detect_compromise", "respect_objections", "release_detector", "check_detector"},
            because = "A program of the library's hands over logs; what follows the program does by itself")
    ResponseEntity<?> take(HttpServletRequest request) throws IOException {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        if (type.startsWith("multipart/")) {
            return problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the log itself as the body, not a form.");
        }
        // Names and addresses stand in it: nobody else may read it, and it goes as soon as it was read.
        Path log = Files.createTempFile(folder, RECEIVED, ".log");
        try {
            try (OutputStream file = Files.newOutputStream(log)) {
                request.getInputStream().transferTo(file);
            }
            return answer(sentinel.read("the log", log));
        } catch (KeysAway away) {
            return problem(HttpStatus.SERVICE_UNAVAILABLE, away.sentence() + " Then send the log again.");
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private void forgetWhatAnAbruptEndLeft() throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, RECEIVED + "*.log")) {
            for (Path log : left) {
                Files.delete(log);
            }
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
