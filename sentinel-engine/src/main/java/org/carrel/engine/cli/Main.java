package org.carrel.engine.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.carrel.engine.cli.Desk.Terminal;
import org.carrel.engine.tokens.KeysAway;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// `carrel scan`, `carrel reveal` and `carrel rotate`.
public final class Main {

    @Command(name = "carrel", header = "Finds stolen library accounts in access logs.")
    private static final class Carrel {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Shows this.")
        private boolean help;
    }

    private Main() {}

    public static void main(String[] arguments) {
        Desk desk = new Desk(
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                System.getenv(),
                Clock.systemUTC(),
                Terminal.OF_PROCESS);
        System.exit(run(desk, arguments));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /// @return the exit code; nothing is thrown
    static int run(Desk desk, String... arguments) {
        try {
            int exit = execute(desk, arguments);
            if (desk.out().checkError() && !desk.terminal().isPiped()) {
                desk.say("standard output could not be written, the disk may be full: make room and run this again.");
                return Exit.UNWRITTEN;
            }
            return exit;
        } catch (OutOfMemoryError full) {
            desk.say("the memory is full: scan fewer logs at once, or give more with JAVA_TOOL_OPTIONS=-Xmx8g.");
            return Exit.FAULT;
        }
    }

    private static int execute(Desk desk, String... arguments) {
        PrintWriter out = new PrintWriter(desk.out(), true, StandardCharsets.UTF_8);
        return new CommandLine(new Carrel())
                .addSubcommand("scan", new ScanCommand(desk))
                .addSubcommand("reveal", new RevealCommand(desk))
                .addSubcommand("rotate", new RotateCommand(desk))
                .setOut(out)
                .setUsageHelpWidth(desk.width())
                .setParameterExceptionHandler((problem, given) -> usage(desk, problem))
                .setExecutionExceptionHandler((problem, line, result) -> fault(desk, problem))
                .execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    }

    private static int usage(Desk desk, ParameterException problem) {
        String message = String.valueOf(problem.getMessage());
        String sentence = problem instanceof UnmatchedArgumentException
                ? "there is no option or command "
                        + ((UnmatchedArgumentException) problem).getUnmatched().getFirst() + "."
                : message.endsWith(".") ? message : message + ".";
        desk.say(sentence + " See " + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
        return Exit.USAGE;
    }

    private static int fault(Desk desk, Exception problem) {
        if (problem instanceof Refusal refusal) {
            desk.say(refusal.sentence());
            return refusal.exit();
        }
        if (problem instanceof KeysAway away) {
            desk.say(away.sentence());
            return Exit.KEY;
        }
        // the message of an unexpected exception may quote the log
        desk.say("a fault in Carrel stopped this (" + problem.getClass().getSimpleName() + "): please report it.");
        return Exit.FAULT;
    }
}
