package org.carrel.web.home;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carrel.web.HomePanel;
import org.carrel.web.Page;
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
    private final TemplateEngine engine;
    private final List<HomePanel> panels;

    HomeController(Pages pages, TemplateEngine engine, ObjectProvider<HomePanel> panels) {
        this.pages = pages;
        this.engine = engine;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(HomePanel::order))
                .toList();
    }

    @GetMapping("/")
    String home(
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
            HttpServletRequest request,
            Model model) {
        Page page = pages.of(request);
        model.addAttribute("signedOut", signedOut != null && page.viewer() == null);
        model.addAttribute("page", page);
        model.addAttribute(
                "panels",
                panels.stream()
                        .filter(panel -> panel.audience().admits(page.viewer()))
                        .map(panel -> content(panel.view(page.viewer()), page))
                        .toList());
        return "web/home/home";
    }

    private Content content(HomePanel.View view, Page page) {
        Map<String, Object> parameters = new HashMap<>(view.model());
        parameters.put("page", page);
        return output -> engine.render(view.template() + ".jte", parameters, output);
    }
}
