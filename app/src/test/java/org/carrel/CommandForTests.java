package org.carrel;

/// The command line, for tests in other packages.
public final class CommandForTests {

    private CommandForTests() {}

    /// @return the exit code
    public static int run(String... arguments) {
        return Main.commandLine().execute(arguments);
    }
}
