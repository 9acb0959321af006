package org.carrel.privacy.notice;

import java.io.StringReader;
import java.util.Arrays;
import java.util.List;

/// Small declarations, read as the real one is.
final class NoticeTestSupport {

    private NoticeTestSupport() {}

    static Declaration notice(String notice, String... fragments) {
        List<YamlMap> read = Arrays.stream(fragments)
                .map(text -> YamlMap.read("notice/desk.yaml", new StringReader(text)))
                .toList();
        return new DeclarationReader().read(YamlMap.read("notice.yaml", new StringReader(notice)), read);
    }
}
