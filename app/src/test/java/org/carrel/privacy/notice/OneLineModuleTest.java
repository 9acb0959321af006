package org.carrel.privacy.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One line of the notice, and with it the page, the database's grants and what people may ask for.
class OneLineModuleTest {

    private static final String LINE = "    categories: [notice_signature]\n";
    private static final String OTHER_LINE = "    categories: [notice_signature, identifier, contact]\n";

    /// As the program comes.
    @Nested
    @CarrelTest
    class AsItIs {

        @Autowired
        private People people;

        @Autowired
        private JdbcClient jdbc;

        @LocalServerPort
        private int port;

        @Test
        void contactDetailsAreNoPartOfKeepingTheNotice() {
            assertThat(page(port)).doesNotContain("Contact details");
            assertThat(mayReadMail(jdbc)).isFalse();
            assertThat(whatCannotBeErased(port, people)).doesNotContain("Contact details");
        }
    }

    /// With another line in its place.
    @Nested
    @CarrelTest
    @Import(OtherLine.class)
    class WithTheOtherLine {

        @Autowired
        private People people;

        @Autowired
        private JdbcClient jdbc;

        @LocalServerPort
        private int port;

        @Test
        void pageGrantsAndRightsFollow() {
            assertThat(page(port)).contains("Contact details");
            assertThat(mayReadMail(jdbc)).isTrue();
            assertThat(whatCannotBeErased(port, people)).contains("Contact details");
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class OtherLine {

        @Bean
        @Primary
        CurrentNotice otherNotice() throws IOException {
            String text = new ClassPathResource("notice.yaml").getContentAsString(StandardCharsets.UTF_8);
            assertThat(text).containsOnlyOnce(LINE);
            return new CurrentNotice(
                    NoticeFiles.shipped(YamlMap.read("notice.yaml", new StringReader(text.replace(LINE, OTHER_LINE)))));
        }
    }

    /// What the page says of keeping the notice.
    private static String page(int port) {
        String all = new Visitor(port).get("/privacy").body();
        int from = all.indexOf("Keeping the versions of this notice");
        assertThat(from).isPositive();
        return all.substring(from, all.indexOf("</li>", from));
    }

    private static boolean mayReadMail(JdbcClient jdbc) {
        return jdbc.sql("SELECT has_column_privilege('purpose_keep_notice', 'people.person', 'email', 'SELECT')")
                .query(Boolean.class)
                .single();
    }

    private static String whatCannotBeErased(int port, People people) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestAccounts.reader(people, UserGroup.STUDENT).username(), TestAccounts.PASSWORD);
        String all = visitor.get("/my-data/rights/erase").body();
        int from = all.indexOf("cannot be erased before its time");
        assertThat(from).isPositive();
        return all.substring(from, all.indexOf("</ul>", from));
    }
}
