package org.carrel.testkit.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// `carrel simulate` and `carrel evaluate`.
public final class Main {

    @Command(name = "carrel", header = "Simulates a campus, and measures the detector on it.")
    private static final class Carrel {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Shows this.")
        private boolean help;
    }

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(new Desk(utf8(FileDescriptor.out), utf8(FileDescriptor.err)), arguments));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /// @return the exit code; nothing is thrown
    static int run(Desk desk, String... arguments) {
        try {
            return new CommandLine(new Carrel())
                    .addSubcommand("simulate", new SimulateCommand(desk))
                    .addSubcommand("evaluate", new EvaluateCommand(desk))
                    .setOut(new PrintWriter(desk.out(), true, StandardCharsets.UTF_8))
                    .setUsageHelpWidth(100)
                    .setParameterExceptionHandler((problem, given) -> usage(desk, problem))
                    .setExecutionExceptionHandler((problem, line, result) -> fault(desk, problem))
                    .execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
        } catch (OutOfMemoryError full) {
            desk.say("the memory is full: take fewer accounts, or give more with JAVA_TOOL_OPTIONS=-Xmx8g.");
            return Exit.FAULT;
        }
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
        desk.say("a fault in Carrel stopped this (" + problem.getClass().getSimpleName() + "): please report it.");
        return Exit.FAULT;
    }
}
