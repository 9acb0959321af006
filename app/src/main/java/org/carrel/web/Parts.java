package org.carrel.web;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/// Renders the parts that one page is put together of.
public interface Parts {

    List<Content> of(List<Part> parts, HttpServletRequest request);
}
