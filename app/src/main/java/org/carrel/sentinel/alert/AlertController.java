package org.carrel.sentinel.alert;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

@Controller
class AlertController {

    private final ReadAlerts alerts;

    AlertController(ReadAlerts alerts) {
        this.alerts = alerts;
    }

    @GetMapping("/alerts")
    String list(
            @RequestParam(defaultValue = "newest") String order,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("alerts", alerts.page(AlertOrder.of(order), page));
        return "sentinel/alert/list";
    }

    @GetMapping("/alerts.csv")
    ResponseEntity<byte[]> export() {
        ContentDisposition file =
                ContentDisposition.attachment().filename("alerts.csv").build();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(AlertCsv.of(alerts.all()).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/alerts/{id}")
    String one(@PathVariable long id, Model model) {
        AlertDetail detail = alerts.detail(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("detail", detail);
        return "sentinel/alert/one";
    }
}
