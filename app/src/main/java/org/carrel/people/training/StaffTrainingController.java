package org.carrel.people.training;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class StaffTrainingController {

    private static final int UNPROCESSABLE = 422;

    private final StaffTrainings trainings;

    StaffTrainingController(StaffTrainings trainings) {
        this.trainings = trainings;
    }

    /// @param refused a message key under `staffTraining.refused.`; empty when nothing is wrong
    record TrainingPage(
            List<StaffTraining> all,
            List<StaffTrainingRepository.Colleague> colleagues,
            LocalDate today,
            StaffTrainings.Typed typed,
            String refused) {

        List<String> subjects() {
            return all.stream().map(StaffTraining::subject).distinct().sorted().toList();
        }
    }

    @GetMapping("/staff/training")
    @For("train_staff")
    String list(Model model) {
        return show(new StaffTrainings.Typed("", "", trainings.today().toString(), ""), "", model);
    }

    @PostMapping("/staff/training")
    @For("train_staff")
    String add(
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String completed,
            @RequestParam(defaultValue = "") String until,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        StaffTrainings.Typed typed = new StaffTrainings.Typed(account, subject, completed, until);
        Optional<String> refused = trainings.add(typed, by.accountId());
        if (refused.isEmpty()) {
            return "redirect:/staff/training";
        }
        response.setStatus(UNPROCESSABLE);
        return show(typed, refused.get(), model);
    }

    @PostMapping("/staff/training/{id}/remove")
    @For("train_staff")
    String remove(@PathVariable UUID id, @AuthenticationPrincipal SignedIn by) {
        trainings.remove(id, by.accountId());
        return "redirect:/staff/training";
    }

    private String show(StaffTrainings.Typed typed, String refused, Model model) {
        model.addAttribute(
                "trainings",
                new TrainingPage(trainings.all(), trainings.colleagues(), trainings.today(), typed, refused));
        return "people/training/list";
    }
}
