package org.carrel.web.home;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.carrel.web.For;
import org.carrel.web.HomePanel;
import org.carrel.web.Page;
import org.carrel.web.Parts;
import org.carrel.web.page.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class HomeController {

    private final Pages pages;
    private final Parts parts;
    private final List<HomePanel> panels;

    HomeController(Pages pages, Parts parts, ObjectProvider<HomePanel> panels) {
        this.pages = pages;
        this.parts = parts;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(HomePanel::order))
                .toList();
    }

    @GetMapping("/")
    @For(parts = HomePanel.class)
    String home(
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
            HttpServletRequest request,
            Model model) {
        Page page = pages.of(request);
        model.addAttribute("signedOut", signedOut != null && page.viewer() == null);
        model.addAttribute("page", page);
        model.addAttribute(
                "panels",
                parts.of(
                        panels.stream()
                                .filter(panel -> panel.audience().admits(page.viewer()))
                                .map(panel -> panel.view(page.viewer()))
                                .toList(),
                        request));
        return "web/home/home";
    }
}
