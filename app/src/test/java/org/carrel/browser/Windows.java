package org.carrel.browser;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/// Gives a test method browser windows onto the app under test, closes them afterwards, and fails
/// the test if the browser complained of anything meanwhile. Used by `@ExtendWith(Windows.class)`
/// and a parameter `Windows windows`.
public final class Windows implements ParameterResolver, AfterEachCallback {

    private final List<Window> open = new ArrayList<>();
    private String site = "";

    public Window open(Look look) {
        return open(look, true);
    }

    public Window openWithoutScripts(Look look) {
        return open(look, false);
    }

    /// In a browser that keeps the pages left as they stood, to go back to.
    public Window openRemembering(Look look) {
        return opened(new Window(Chromium.remembering(), site, look, true));
    }

    private Window open(Look look, boolean scripts) {
        return opened(new Window(site, look, scripts));
    }

    private Window opened(Window window) {
        open.add(window);
        return window;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Windows.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        site = "http://127.0.0.1:"
                + SpringExtension.getApplicationContext(context)
                        .getEnvironment()
                        .getRequiredProperty("local.server.port");
        return this;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            open.forEach(Window::requireNoComplaints);
        } finally {
            open.forEach(Window::close);
            open.clear();
        }
    }
}
