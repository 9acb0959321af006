package org.carrel;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CarrelTest
class ApplicationTest {

    @Autowired
    private DataSource dataSource;

    @Test
    void theAppWorksWithARestrictedLogin() {
        String user = JdbcClient.create(dataSource)
                .sql("SELECT current_user")
                .query(String.class)
                .single();
        assertThat(user).endsWith("_app");
    }
}
