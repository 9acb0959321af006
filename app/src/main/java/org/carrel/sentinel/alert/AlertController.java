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
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "newest") String order) {
        return csv("alerts.csv", AlertCsv.of(alerts.all(AlertOrder.of(order))));
    }

    @GetMapping("/alerts/{id}/days.csv")
    ResponseEntity<byte[]> exportDays(@PathVariable long id) {
        return csv("days.csv", AlertCsv.days(detail(id).days()));
    }

    @GetMapping("/alerts/{id}")
    String one(@PathVariable long id, Model model) {
        model.addAttribute("detail", detail(id));
        return "sentinel/alert/one";
    }

    private AlertDetail detail(long id) {
        return alerts.detail(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity<byte[]> csv(String name, String text) {
        ContentDisposition file = ContentDisposition.attachment().filename(name).build();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
