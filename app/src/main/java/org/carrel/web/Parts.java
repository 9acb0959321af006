package org.carrel.web;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/// Renders parts that one page is put together of.
public interface Parts {

    /// @param template such as `people/account/panel`; it takes `Page page` and the model's entries
    Content of(String template, Map<String, Object> model, HttpServletRequest request);
}
