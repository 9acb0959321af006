package org.carrel.database;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    DataSource dataSource(
            DatabaseSettings settings,
            @Value("${carrel.secret:}") String secret,
            ObjectProvider<BeforeMigration> checks,
            List<AfterMigration> steps) {
        String kept = InstallationSecret.require(secret);
        return new DatabaseStart(
                        OwnerAddress.of(settings),
                        settings,
                        kept,
                        checks.stream().toList(),
                        steps)
                .open();
    }
}
