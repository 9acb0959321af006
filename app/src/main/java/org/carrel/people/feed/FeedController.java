package org.carrel.people.feed;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.carrel.people.SignedIn;
import org.carrel.people.feed.SourceForm.Refused;
import org.carrel.web.For;
import org.carrel.web.WithoutPersonalData;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The systems that say who our users are, and files by hand.
@Controller
class FeedController {

    private static final int UNPROCESSABLE = 422;

    private final Sources sources;
    private final Imports imports;
    private final FileDeliveries deliveries;
    private final DirectoryReading directories;

    FeedController(Sources sources, Imports imports, FileDeliveries deliveries, DirectoryReading directories) {
        this.sources = sources;
        this.imports = imports;
        this.deliveries = deliveries;
        this.directories = directories;
    }

    @GetMapping("/people/feeds")
    @For("take_feeds")
    String all(Model model) {
        model.addAttribute("sources", sources.all());
        model.addAttribute("imports", imports.newest(null));
        return "people/feed/feeds";
    }

    @GetMapping("/people/feeds/new")
    @WithoutPersonalData("An empty form")
    String blank(Model model) {
        return form(SourceForm.BLANK, Refused.NOTHING, model);
    }

    @PostMapping("/people/feeds/new")
    @WithoutPersonalData("Systems are nobody's data")
    String add(SourceForm typed, Model model, HttpServletResponse response) {
        Refused refused = typed.against().orElse(Refused.NOTHING);
        if (refused.equals(Refused.NOTHING) && !sources.add(typed.source())) {
            refused = new Refused("taken", 0, "");
        }
        if (refused.equals(Refused.NOTHING)) {
            return "redirect:/people/feeds/" + typed.key();
        }
        response.setStatus(UNPROCESSABLE);
        return form(typed, refused, model);
    }

    private static String form(SourceForm typed, Refused refused, Model model) {
        model.addAttribute("form", typed);
        model.addAttribute("refused", refused);
        return "people/feed/new";
    }

    @GetMapping("/people/feeds/{source}")
    @For("take_feeds")
    String one(@PathVariable String source, Model model) {
        return one(SourceForm.of(source(source)), Refused.NOTHING, model);
    }

    @PostMapping("/people/feeds/{source}")
    @For("take_feeds")
    String change(@PathVariable String source, SourceForm typed, Model model, HttpServletResponse response) {
        SourceForm form =
                new SourceForm(source(source).key(), typed.title(), typed.precedence(), typed.most(), typed.mapping());
        Refused refused = form.against().orElse(Refused.NOTHING);
        if (!refused.equals(Refused.NOTHING)) {
            response.setStatus(UNPROCESSABLE);
            return one(form, refused, model);
        }
        sources.change(form.source());
        return "redirect:/people/feeds/" + source;
    }

    private String one(SourceForm form, Refused refused, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("refused", refused);
        model.addAttribute("imports", imports.newest(form.key()));
        model.addAttribute("directory", directories.has(form.key()));
        return "people/feed/source";
    }

    /// Rows that were pasted, for browsers without scripts.
    @PostMapping(path = "/people/feeds/{source}/deliveries", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @For("take_feeds")
    String paste(
            @PathVariable String source,
            @RequestParam String text,
            @RequestParam(defaultValue = "false") boolean some,
            @AuthenticationPrincipal SignedIn by) {
        Import made = ReceivedFile.with(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                file -> deliveries.look(source(source).key(), file, by.accountId(), some));
        return "redirect:/people/feeds/imports/" + made.id();
    }

    /// A file that the page's script sends as it is.
    @PostMapping(path = "/people/feeds/{source}/deliveries", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @For("take_feeds")
    ResponseEntity<Void> upload(
            @PathVariable String source,
            @RequestParam(defaultValue = "false") boolean some,
            @AuthenticationPrincipal SignedIn by,
            HttpServletRequest request)
            throws IOException {
        String key = source(source).key();
        Import made =
                ReceivedFile.with(request.getInputStream(), file -> deliveries.look(key, file, by.accountId(), some));
        return ResponseEntity.created(URI.create("/people/feeds/imports/" + made.id()))
                .build();
    }

    private Source source(String key) {
        return sources.one(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
