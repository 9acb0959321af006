package org.carrel.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files a scan writes: all of them, or none.
final class Outputs implements AutoCloseable {
    private final Map<String, Output> outputs = new LinkedHashMap<>();

    /// @param wanted option to file, null where not asked for
    /// @param inputs files that must not be written over
    static Outputs prepare(Map<String, @Nullable Path> wanted, List<Path> inputs) throws Refusal {
        Map<Path, String> taken = new HashMap<>();
        for (Path input : inputs) {
            taken.put(real(input), "it is read from");
        }
        for (Map.Entry<String, @Nullable Path> entry : wanted.entrySet()) {
            Path file = entry.getValue();
            String other = file == null ? null : taken.putIfAbsent(real(file), "it is given twice");
            if (other != null) {
                throw new Refusal(
                        Exit.USAGE,
                        file + " cannot be used for " + entry.getKey() + ", " + other + ": give another file.");
            }
        }
        Outputs outputs = new Outputs();
        try {
            for (Map.Entry<String, @Nullable Path> entry : wanted.entrySet()) {
                Path file = entry.getValue();
                if (file != null) {
                    outputs.outputs.put(entry.getKey(), Output.prepare(file));
                }
            }
        } catch (Refusal refused) {
            outputs.close();
            throw refused;
        }
        return outputs;
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException notThere) {
            Path folder = file.toAbsolutePath().normalize().getParent();
            return folder == null || !Files.exists(folder)
                    ? file.toAbsolutePath().normalize()
                    : inside(folder, file);
        }
    }

    private static Path inside(Path folder, Path file) {
        try {
            Path name = file.getFileName();
            return name == null ? folder.toRealPath() : folder.toRealPath().resolve(name);
        } catch (IOException unreadable) {
            return file.toAbsolutePath().normalize();
        }
    }

    void write(String option, Output.Content content) throws Refusal {
        Output output = outputs.get(option);
        if (output != null) {
            output.write(content);
        }
    }

    void commit() throws Refusal {
        for (Output output : new ArrayList<>(outputs.values())) {
            output.commit();
        }
    }

    @Override
    public void close() {
        outputs.values().forEach(Output::close);
    }
}
