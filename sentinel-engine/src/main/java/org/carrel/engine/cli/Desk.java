package org.carrel.engine.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a command has around it: streams, environment, clock, and perhaps a person.
///
/// @param terminal whether somebody can be asked, and shown how far it is
record Desk(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Clock clock,
        Terminal terminal) {

    interface Terminal {
        /// Standard error is shown on a terminal.
        boolean isWatched();

        /// Standard output goes to another command, which may stop reading when it has seen enough.
        default boolean isPiped() {
            return false;
        }

        /// Asks without echo; null when nobody can be asked.
        char @Nullable [] ask(String question);

        Terminal NONE = new Terminal() {
            @Override
            public boolean isWatched() {
                return false;
            }

            @Override
            public char @Nullable [] ask(String question) {
                return null;
            }
        };

        Terminal OF_PROCESS = new Terminal() {
            @Override
            public boolean isWatched() {
                return isTerminal(2);
            }

            @Override
            public boolean isPiped() {
                try {
                    String target =
                            Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
                    return target.startsWith("pipe:") || target.startsWith("socket:");
                } catch (IOException noSuchFileSystem) {
                    return true;
                }
            }

            @Override
            public char @Nullable [] ask(String question) {
                // the console's classes take a tenth of a second to load, so only where there is one
                Console console = isTerminal(0) && isTerminal(2) ? System.console() : null;
                return console == null ? null : console.readPassword("%s", question);
            }
        };
    }

    private static boolean isTerminal(int descriptor) {
        try {
            String device = Path.of("/proc/self/fd/" + descriptor).toRealPath().toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException noSuchFileSystem) {
            Console console = System.console();
            return console != null && console.isTerminal();
        }
    }

    /// Columns to print in.
    int width() {
        try {
            int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
            return Math.clamp(columns, 60, 200);
        } catch (NumberFormatException unknown) {
            return 100;
        }
    }

    void say(String sentence) {
        err.println("carrel: " + sentence);
    }
}
