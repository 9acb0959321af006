package org.carrel.testkit.cli;

import java.io.PrintStream;

/// Where a command prints.
///
/// @param out what was asked for
/// @param err refusals and progress
record Desk(PrintStream out, PrintStream err) {

    void say(String sentence) {
        err.println("carrel: " + sentence);
    }
}
