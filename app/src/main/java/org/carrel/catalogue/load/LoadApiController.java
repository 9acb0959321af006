package org.carrel.catalogue.load;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.carrel.web.For;
import org.carrel.web.WithoutPersonalData;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Files of records from the command line: the body is the file, and the answer comes before it is taken in.
@RestController
class LoadApiController {

    private final LoadProfileRepository profiles;
    private final LoadReports reports;
    private final Loads loads;

    LoadApiController(LoadProfileRepository profiles, LoadReports reports, Loads loads) {
        this.profiles = profiles;
        this.reports = reports;
        this.loads = loads;
    }

    /// @param state  `waiting`, `running`, `done`, `agree`, `refused` or `stopped`
    /// @param report for people, some lines
    record Answer(long id, String state, LoadCounts counts, String report) {}

    @PostMapping("/api/v1/catalogue/loads")
    @For(
            withoutRole = "keep_catalogue",
            because = "Whoever runs the program hands over a file; what follows the program does by itself")
    ResponseEntity<?> load(
            @RequestParam String profile,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean trial,
            HttpServletRequest request)
            throws IOException {
        if (profiles.one(profile).isEmpty()) {
            return problem("No profile of this code is set up: see Loading records.");
        }
        long id = loads.receive(profile, name, request.getInputStream(), trial, null);
        loads.start();
        return answer(id);
    }

    @GetMapping("/api/v1/catalogue/loads/{id}")
    @WithoutPersonalData("Files of records, without who loaded them")
    ResponseEntity<?> answer(@PathVariable long id) {
        return reports.one(id)
                .<ResponseEntity<?>>map(listed -> ResponseEntity.ok(new Answer(
                        id, listed.load().state().code(), listed.load().counts(), listed.said())))
                .orElseGet(() -> problem("There is no load of this number."));
    }

    private static ResponseEntity<?> problem(String sentence) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, sentence);
        problem.setTitle("The file was not taken");
        return ResponseEntity.of(problem).build();
    }
}
