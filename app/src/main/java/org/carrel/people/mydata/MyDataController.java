package org.carrel.people.mydata;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import org.carrel.people.MyDataSection;
import org.carrel.people.PersonId;
import org.carrel.people.SignedIn;
import org.carrel.web.Parts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class MyDataController {

    private final Parts parts;
    private final List<MyDataSection> sections;

    MyDataController(Parts parts, ObjectProvider<MyDataSection> sections) {
        this.parts = parts;
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(MyDataSection::order))
                .toList();
    }

    @GetMapping("/my-data")
    String page(
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal SignedIn signedIn,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        PersonId person = signedIn.personId();
        model.addAttribute("done", done.equals("objected") || done.equals("withdrawn") ? done : "");
        model.addAttribute("name", signedIn.displayName());
        model.addAttribute(
                "sections",
                person == null
                        ? List.of()
                        : parts.of(
                                sections.stream()
                                        .map(section -> section.view(person))
                                        .toList(),
                                request));
        return "people/mydata/page";
    }
}
