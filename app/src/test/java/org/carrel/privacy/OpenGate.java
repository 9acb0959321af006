package org.carrel.privacy;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/// For tests of what reaches other systems: the disclosure gate stands open while a test runs.
public final class OpenGate implements InvocationInterceptor {

    @Override
    public void interceptTestMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        opened(test);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        opened(test);
    }

    private static void opened(Invocation<Void> test) throws Throwable {
        Thrown thrown = WayOut.open(() -> {
            try {
                test.proceed();
                return new Thrown(null);
            } catch (Throwable failure) {
                return new Thrown(failure);
            }
        });
        if (thrown.failure() != null) {
            throw thrown.failure();
        }
    }

    private record Thrown(@org.jspecify.annotations.Nullable Throwable failure) {}
}
