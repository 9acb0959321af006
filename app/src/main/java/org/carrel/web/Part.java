package org.carrel.web;

import java.util.Map;

/// A part of a page that several features put together.
///
/// @param template such as `people/account/panel`; it takes `Page page` and the model's entries
public record Part(String template, Map<String, Object> model) {}
