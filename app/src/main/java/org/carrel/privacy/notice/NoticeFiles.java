package org.carrel.privacy.notice;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The declaration's files on the class path: `notice.yaml`, and `notice/<module>.yaml` for each module.
final class NoticeFiles {

    private NoticeFiles() {}

    static Declaration declaration() {
        try {
            PathMatchingResourcePatternResolver resources =
                    new PathMatchingResourcePatternResolver(NoticeFiles.class.getClassLoader());
            List<YamlMap> fragments = Arrays.stream(resources.getResources("classpath*:notice/*.yaml"))
                    .sorted(Comparator.comparing(resource -> String.valueOf(resource.getFilename())))
                    .map(resource -> read("notice/" + resource.getFilename(), resource))
                    .toList();
            YamlMap notice = read("notice.yaml", resources.getResource("classpath:notice.yaml"));
            return new DeclarationReader().read(notice, fragments);
        } catch (IOException e) {
            throw new UncheckedIOException("The notice cannot be read", e);
        }
    }

    private static YamlMap read(String name, Resource resource) {
        try (Reader text = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
            return YamlMap.read(name, text);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
