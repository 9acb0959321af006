package org.carrel.privacy.notice;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The declaration's files: on the class path `notice.yaml`, and `notice/<module>.yaml` for each module; and the
/// library's own file.
public final class NoticeFiles {

    private static final String NOTICE = "notice.yaml";
    private static final String CLASS_PATH = "classpath:";

    private NoticeFiles() {}

    static Declaration declaration() {
        return declaration("");
    }

    /// @param own the library's own file, or `classpath:` and a resource's name; empty where it has none
    /// @throws NoticeError naming file, line and mend
    public static Declaration declaration(String own) {
        Declaration shipped = shipped();
        return own.isBlank() ? shipped : OwnNotice.over(shipped, own(own.strip()));
    }

    /// The notice as an older (or newer) version of the program came with it; a library's own file is not in there.
    ///
    /// @param jar of the app, as built
    public static CanonicalNotice ofJar(Path jar) {
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            Path classes = Stream.of("/BOOT-INF/classes", "/")
                    .map(files::getPath)
                    .filter(root -> Files.exists(root.resolve(NOTICE)))
                    .findFirst()
                    .orElseThrow(() -> new NoticeError(jar + " holds no notice: name the app's jar"));
            try (Stream<Path> modules = Files.list(classes.resolve("notice"))) {
                List<YamlMap> fragments = modules.filter(file -> file.toString().endsWith(".yaml"))
                        .sorted()
                        .map(NoticeFiles::ofOtherVersion)
                        .toList();
                YamlMap notice = ofOtherVersion(classes.resolve(NOTICE));
                return CanonicalNotice.of(new DeclarationReader(ClosedLists.open()).readUnchecked(notice, fragments));
            }
        } catch (IOException e) {
            throw new NoticeError(jar + " cannot be read as a jar: " + e.getMessage());
        }
    }

    private static Declaration shipped() {
        return shipped(read(NOTICE, new ClassPathResource(NOTICE)));
    }

    /// @param notice to read in the place of the one on the class path
    static Declaration shipped(YamlMap notice) {
        try {
            PathMatchingResourcePatternResolver resources =
                    new PathMatchingResourcePatternResolver(NoticeFiles.class.getClassLoader());
            SortedMap<String, Resource> modules = new TreeMap<>();
            for (Resource resource : resources.getResources("classpath*:notice/*.yaml")) {
                modules.put(String.valueOf(resource.getFilename()).replace(".yaml", ""), resource);
            }
            List<YamlMap> fragments = modules.entrySet().stream()
                    .map(module -> read("notice/" + module.getKey() + ".yaml", module.getValue()))
                    .toList();
            return new DeclarationReader(ClosedLists.of(modules.keySet())).read(notice, fragments);
        } catch (IOException e) {
            throw new UncheckedIOException("The notice cannot be read", e);
        }
    }

    private static YamlMap own(String name) {
        Resource file = name.startsWith(CLASS_PATH)
                ? new ClassPathResource(name.substring(CLASS_PATH.length()))
                : new FileSystemResource(name);
        if (!file.isReadable()) {
            throw new NoticeError(
                    "The library's own notice file " + name
                            + " cannot be read: put it there, or change carrel.privacy.notice-file (CARREL_PRIVACY_NOTICEFILE)");
        }
        return read(name, file);
    }

    private static YamlMap read(String name, Resource resource) {
        try (Reader text = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
            return YamlMap.read(name, text);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private static YamlMap ofOtherVersion(Path file) {
        try (Reader text = Files.newBufferedReader(file)) {
            return YamlMap.read(file.toString(), text, new TreeSet<>());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
