package org.carrel.database;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    private static final int LEAST_SECRET = 32;

    @Bean(destroyMethod = "close")
    DataSource dataSource(
            DatabaseSettings settings, @Value("${carrel.secret:}") String secret, List<AfterMigration> steps) {
        if (secret.length() < LEAST_SECRET) {
            throw new DatabaseRefused("CARREL_SECRET is missing or shorter than " + LEAST_SECRET
                    + " characters: set it to a long random text and keep it, for example with: openssl rand -hex 32");
        }
        return new DatabaseStart(OwnerAddress.of(settings), settings, secret, steps).open();
    }
}
