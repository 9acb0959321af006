package org.carrel.buildings.occupancy;

import java.time.Clock;
import java.time.LocalDate;
import org.carrel.buildings.premises.Premises;
import org.carrel.web.Download;
import org.carrel.web.WithoutPersonalData;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// For everybody: when buildings are open and how full they are. For staff: the same to the person.
@Controller
class OccupancyController {

    private static final String COUNTS = "Counts without anybody in them";
    private static final int LONGEST = 366;

    private final Fullness fullness;
    private final Counts counts;
    private final OccupancyRepository occupancy;
    private final Premises premises;
    private final Clock clock;

    OccupancyController(
            Fullness fullness, Counts counts, OccupancyRepository occupancy, Premises premises, Clock clock) {
        this.fullness = fullness;
        this.counts = counts;
        this.occupancy = occupancy;
        this.premises = premises;
        this.clock = clock;
    }

    @GetMapping("/buildings")
    @WithoutPersonalData(COUNTS)
    String all(Model model) {
        model.addAttribute("buildings", fullness.all());
        return "buildings/occupancy/list";
    }

    @GetMapping("/buildings/{building}")
    @WithoutPersonalData(COUNTS)
    String one(@PathVariable String building, Model model) {
        model.addAttribute(
                "day", fullness.day(building).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "buildings/occupancy/one";
    }

    @GetMapping("/doors")
    @WithoutPersonalData(COUNTS)
    String staff(Model model) {
        model.addAttribute("plan", premises.reload());
        model.addAttribute("inside", occupancy.inside());
        model.addAttribute(
                "campuses",
                counts.today(LocalDate.ofInstant(clock.instant(), premises.zone())
                        .atStartOfDay(premises.zone())
                        .toInstant()));
        model.addAttribute("now", clock.instant());
        return "buildings/occupancy/staff";
    }

    @GetMapping("/doors/counts.csv")
    @WithoutPersonalData(COUNTS)
    ResponseEntity<byte[]> csv(@RequestParam(defaultValue = "28") int days) {
        return Download.csv("entries.csv", counts.csv(Math.clamp(days, 1, LONGEST)));
    }
}
