package org.carrel.people.university;

import java.time.Clock;
import org.carrel.people.People;
import org.carrel.privacy.Erased;
import org.carrel.privacy.Purposes;
import org.carrel.web.LibraryProfile;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/// Nothing of it is there until the service's issuer is set.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("carrel.signin.oidc.issuer")
@EnableConfigurationProperties(OidcSettings.class)
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

    @Bean
    Arrivals arrivals(
            ExternalRepository external,
            ClaimedGroupRepository claimed,
            People people,
            Purposes purposes,
            Erased erased,
            OidcSettings settings,
            LibraryProfile library,
            Clock clock) {
        return new Arrivals(external, claimed, people, purposes, erased, settings, library, clock);
    }
}
