package org.carrel.engine.tokens;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// What a file says of a key device.
///
/// @param library the maker's PKCS#11 library
/// @param slot its number there
/// @param pinFile holds the PIN, in a file only its owner may read; null when the PIN comes from
///     elsewhere
record DeviceSettings(Path library, long slot, @Nullable Path pinFile) {

    static DeviceSettings read(Path file) throws KeyProblem {
        Properties said = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            said.load(text);
        } catch (NoSuchFileException missing) {
            throw new KeyProblem("There is no file " + file + ": write the key device's library and slot into it.");
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new KeyProblem("The key device's settings " + file + " cannot be read.");
        }
        Path library = Path.of(needed(said, "library", file));
        if (!library.isAbsolute() || !Files.isRegularFile(library)) {
            throw new KeyProblem("There is no PKCS#11 library " + library + ": install the key device's software, or"
                    + " mend library= in " + file + ".");
        }
        String pin = said.getProperty("pin-file", "").strip();
        return new DeviceSettings(
                library, slot(needed(said, "slot", file), file), pin.isEmpty() ? null : file.resolveSibling(pin));
    }

    private static String needed(Properties said, String name, Path file) throws KeyProblem {
        String value = said.getProperty(name, "").strip();
        if (value.isEmpty() || value.indexOf('\0') >= 0 || value.indexOf('\n') >= 0) {
            throw new KeyProblem(
                    "The file " + file + " does not say the key device's " + name + ": add " + name + "=….");
        }
        return value;
    }

    private static long slot(String text, Path file) throws KeyProblem {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException unfit) {
            throw new KeyProblem("slot= in " + file + " is a number: the key device's own program lists them.");
        }
    }

    /// The PIN: the one given, else the one in the file.
    char[] pin(char @Nullable [] given, Path file) throws KeyProblem {
        if (given != null && given.length > 0) {
            return given.clone();
        }
        Path held = pinFile;
        if (held == null) {
            throw new KeyProblem(
                    "The key device of " + file + " needs its PIN: set CARREL_KEY_PIN, or name a pin-file= there.");
        }
        if (PrivateFile.isReadableByOthers(held)) {
            throw new KeyProblem("Others may read the PIN in " + held + ": run chmod 600 on it.");
        }
        try {
            return Files.readString(held).strip().toCharArray();
        } catch (IOException unreadable) {
            throw new KeyProblem("The PIN cannot be read from " + held + ": look at pin-file= in " + file + ".");
        }
    }

    /// For the platform's PKCS#11 provider. Keys made through it may encrypt and do nothing else,
    /// and never leave.
    String forProvider(String name) {
        return """
                --name = %s
                library = "%s"
                slot = %s
                attributes(generate, CKO_SECRET_KEY, CKK_AES) = {
                  CKA_PRIVATE = true
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                  CKA_ENCRYPT = true
                  CKA_DECRYPT = false
                  CKA_SIGN = false
                  CKA_VERIFY = false
                  CKA_WRAP = false
                  CKA_UNWRAP = false
                  CKA_DERIVE = false
                }
                """.formatted(name, library, Long.toUnsignedString(slot));
    }
}
