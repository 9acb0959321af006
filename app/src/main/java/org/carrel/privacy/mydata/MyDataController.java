package org.carrel.privacy.mydata;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.carrel.privacy.DataSubject;
import org.carrel.privacy.MyDataSection;
import org.carrel.privacy.Subject;
import org.carrel.web.For;
import org.carrel.web.Parts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class MyDataController {

    private final Held held;
    private final Copy copy;
    private final Clock clock;
    private final Parts parts;
    private final List<MyDataSection> sections;

    MyDataController(Held held, Copy copy, Clock clock, Parts parts, ObjectProvider<MyDataSection> sections) {
        this.held = held;
        this.copy = copy;
        this.clock = clock;
        this.parts = parts;
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(MyDataSection::order))
                .toList();
    }

    @GetMapping("/my-data")
    @For(
            value = {"show_own_data", "show_looks"},
            parts = MyDataSection.class)
    String page(
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal DataSubject me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Subject subject = me.subjectOfData();
        model.addAttribute("done", done.matches("objected|withdrawn|corrected") ? done : "");
        model.addAttribute("name", me.displayName());
        model.addAttribute("held", held.of(me));
        model.addAttribute(
                "sections",
                subject.person() == null
                        ? List.of()
                        : parts.of(
                                sections.stream()
                                        .map(section -> section.view(subject))
                                        .toList(),
                                request));
        return "privacy/mydata/page";
    }

    /// Everything in one file.
    @GetMapping("/my-data/copy.zip")
    @For({"show_own_data", "show_looks"})
    ResponseEntity<byte[]> copy(@AuthenticationPrincipal DataSubject me) {
        String name = "my-data-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + ".zip";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .cacheControl(CacheControl.noStore())
                .body(copy.of(me));
    }
}
