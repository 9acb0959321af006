package org.carrel.people.university;

import java.time.Clock;
import org.carrel.privacy.Purposes;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/// Nothing of it is there until the service's issuer is set.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("carrel.signin.oidc.issuer")
@EnableConfigurationProperties(OidcSettings.class)
@Import(Arrivals.class)
class UniversityConfiguration {

    @Bean
    UniversitySignIn universitySignIn(
            OidcSettings settings,
            ExternalRepository external,
            FindByIndexNameSessionRepository<? extends Session> sessions,
            Purposes purposes,
            Clock clock) {
        return new UniversitySignIn(
                new ServiceRegistration(settings),
                settings,
                new ReturnFromService(settings, clock),
                new EndedElsewhere(external, sessions, purposes));
    }
}
