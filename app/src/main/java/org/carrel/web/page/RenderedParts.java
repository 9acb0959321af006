package org.carrel.web.page;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carrel.web.Page;
import org.carrel.web.Part;
import org.carrel.web.Parts;
import org.springframework.stereotype.Component;

@Component
class RenderedParts implements Parts {

    private final Pages pages;
    private final TemplateEngine engine;

    RenderedParts(Pages pages, TemplateEngine engine) {
        this.pages = pages;
        this.engine = engine;
    }

    @Override
    public List<Content> of(List<Part> parts, HttpServletRequest request) {
        Page page = pages.of(request);
        return parts.stream().map(part -> content(part, page)).toList();
    }

    private Content content(Part part, Page page) {
        Map<String, Object> parameters = new HashMap<>(part.model());
        parameters.put("page", page);
        return output -> engine.render(part.template() + ".jte", parameters, output);
    }
}
