package org.carrel.engine.cli;

/// How a command ends, for scripts.
final class Exit {
    static final int DONE = 0;
    static final int FAULT = 1;
    static final int USAGE = 2;
    static final int SOME_UNREAD = 3;
    static final int NOTHING_READ = 4;
    static final int UNWRITTEN = 5;
    static final int KEY = 6;
    static final int STATE = 7;

    private Exit() {}
}
