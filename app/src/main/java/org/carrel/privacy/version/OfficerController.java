package org.carrel.privacy.version;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.carrel.privacy.DataSubject;
import org.carrel.web.For;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The officer reads what changes, decides, and signs.
@Controller
class OfficerController {

    private static final int UNPROCESSABLE = 422;
    private static final Versions.Outcome.Refused NOTHING_WRONG = new Versions.Outcome.Refused("", "");

    private final Versions versions;

    OfficerController(Versions versions) {
        this.versions = versions;
    }

    @GetMapping("/privacy/officer/versions")
    @For("keep_notice")
    String list(Model model) {
        return list("", NOTHING_WRONG, model);
    }

    @PostMapping("/privacy/officer/versions")
    @For("keep_notice")
    String upload(@RequestParam(defaultValue = "") String text, Model model, HttpServletResponse response) {
        return switch (versions.upload(text)) {
            case Versions.Outcome.Done done -> "redirect:/privacy/officer/versions/" + done.hash();
            case Versions.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield list(text, refused, model);
            }
        };
    }

    @GetMapping("/privacy/officer/versions/{hash}")
    @For("keep_notice")
    String one(@PathVariable String hash, Model model) {
        return one(version(hash), Map.of(), NOTHING_WRONG, model);
    }

    @PostMapping("/privacy/officer/versions/{hash}/signature")
    @For("keep_notice")
    String sign(
            @PathVariable String hash,
            @RequestParam Map<String, String> form,
            @AuthenticationPrincipal DataSubject me,
            Model model,
            HttpServletResponse response) {
        NoticeVersion version = version(hash);
        List<Decision> decisions = versions.open(versions.changes(version), key -> form.getOrDefault(key, ""));
        return switch (versions.sign(version, decisions, me.subjectOfData().account())) {
            case Versions.Outcome.Done done -> "redirect:/privacy/officer/versions/" + done.hash();
            case Versions.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield one(version(hash), form, refused, model);
            }
        };
    }

    private NoticeVersion version(String hash) {
        return versions.one(hash).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String list(String typed, Versions.Outcome.Refused refused, Model model) {
        model.addAttribute("versions", versions.all());
        model.addAttribute("typed", typed);
        model.addAttribute("refused", refused.reason());
        model.addAttribute("detail", refused.detail());
        return "privacy/version/officer";
    }

    private String one(NoticeVersion version, Map<String, String> form, Versions.Outcome.Refused refused, Model model) {
        List<NoticeChange> changes = versions.changes(version);
        model.addAttribute("version", version);
        model.addAttribute("before", versions.before(version));
        model.addAttribute("changes", changes);
        model.addAttribute("open", versions.open(changes, key -> form.getOrDefault(key, "")));
        model.addAttribute("decisions", versions.decisions(version));
        model.addAttribute("refused", refused.reason());
        model.addAttribute("detail", refused.detail());
        return "privacy/version/sign";
    }
}
