package org.carrel.testkit.cli;

/// How a command ends, for scripts; the same numbers as the scan's.
final class Exit {
    static final int DONE = 0;
    static final int FAULT = 1;
    static final int USAGE = 2;
    static final int NOTHING_READ = 4;
    static final int UNWRITTEN = 5;

    private Exit() {}
}
