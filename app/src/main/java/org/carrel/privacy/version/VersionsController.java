package org.carrel.privacy.version;

import java.util.List;
import java.util.Optional;
import org.carrel.privacy.notice.NoticeError;
import org.carrel.privacy.publicpage.NoticePage;
import org.carrel.web.WithoutPersonalData;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The versions by which the program has run, for everybody.
@Controller
class VersionsController {

    private final Versions versions;

    VersionsController(Versions versions) {
        this.versions = versions;
    }

    @GetMapping("/privacy/versions")
    @WithoutPersonalData("Versions of the notice")
    String list(Model model) {
        model.addAttribute("versions", versions.inForce());
        return "privacy/version/list";
    }

    @GetMapping("/privacy/versions/{hash}")
    @WithoutPersonalData("Versions of the notice")
    String one(@PathVariable String hash, Model model) {
        NoticeVersion version = inForce(hash);
        model.addAttribute("version", version);
        model.addAttribute("current", versions.isCurrent(version));
        model.addAttribute("notice", page(version));
        return "privacy/version/one";
    }

    @GetMapping("/privacy/versions/compare")
    @WithoutPersonalData("Versions of the notice")
    String compare(@RequestParam String from, @RequestParam String to, Model model) {
        NoticeVersion old = inForce(from);
        NoticeVersion now = inForce(to);
        model.addAttribute("old", old);
        model.addAttribute("now", now);
        model.addAttribute("versions", versions.inForce());
        model.addAttribute("changes", changes(old, now));
        return "privacy/version/compare";
    }

    private NoticeVersion inForce(String hash) {
        return versions.one(hash)
                .filter(version -> version.firstStartAt() != null)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// Empty where this program can no longer make a page of it.
    private static Optional<NoticePage> page(NoticeVersion version) {
        try {
            return Optional.of(new NoticePage(version.canonical().read().notice(), version.hash()));
        } catch (NoticeError e) {
            return Optional.empty();
        }
    }

    /// Empty where this program can no longer compare them.
    private static Optional<List<NoticeChange>> changes(NoticeVersion old, NoticeVersion now) {
        try {
            return Optional.of(NoticeDiff.between(old.canonical(), now.canonical()));
        } catch (NoticeError e) {
            return Optional.empty();
        }
    }
}
