package org.carrel.web.page;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
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
    public Content of(String template, Map<String, Object> model, HttpServletRequest request) {
        Map<String, Object> parameters = new HashMap<>(model);
        parameters.put("page", pages.of(request));
        return output -> engine.render(template + ".jte", parameters, output);
    }
}
