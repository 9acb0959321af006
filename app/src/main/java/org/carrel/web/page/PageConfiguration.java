package org.carrel.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.carrel.web.AccessRule;
import org.carrel.web.Audience;
import org.carrel.web.LibraryProfile;
import org.carrel.web.ModulePages;
import org.carrel.web.NavigationEntry;
import org.carrel.web.WebSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LibraryProfile.class, WebSettings.class})
class PageConfiguration {

    @Bean
    TemplateEngine templateEngine() {
        return TemplateEngine.createPrecompiled(
                null, ContentType.Html, PageConfiguration.class.getClassLoader(), "org.carrel");
    }

    /// One bundle a module: `messages/<module>.properties`.
    @Bean
    MessageSource messageSource() throws IOException {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        Resource[] bundles = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
        messages.setBasenames(Arrays.stream(bundles)
                .map(Resource::getFilename)
                .filter(name -> name != null)
                .map(name -> "messages/" + name.substring(0, name.indexOf('.')))
                .distinct()
                .toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }

    @Bean
    LocaleResolver localeResolver() {
        return new FixedLocaleResolver(Locale.UK);
    }

    @Bean
    ModulePages webPages() {
        return new ModulePages() {
            @Override
            public List<AccessRule> access() {
                return List.of(
                        AccessRule.of(HttpMethod.GET, "/", Audience.everyone()),
                        AccessRule.of(HttpMethod.POST, "/appearance", Audience.everyone()),
                        AccessRule.of(HttpMethod.POST, "/shortcuts", Audience.everyone()),
                        // Signing out is done by the security filters; the rule says that the address is there.
                        AccessRule.of(HttpMethod.POST, "/sign-out", Audience.everyone()),
                        AccessRule.of(HttpMethod.GET, "/css/**", Audience.everyone()),
                        AccessRule.of(HttpMethod.GET, "/js/**", Audience.everyone()),
                        AccessRule.of(HttpMethod.GET, "/img/**", Audience.everyone()),
                        AccessRule.of(HttpMethod.GET, "/webjars/**", Audience.everyone()),
                        AccessRule.of(HttpMethod.GET, "/api/v1/openapi.yaml", Audience.everyone()),
                        AccessRule.of(HttpMethod.GET, "/actuator/health", Audience.everyone()));
            }

            @Override
            public List<NavigationEntry> navigation() {
                return List.of(new NavigationEntry(0, "navigation.home", "/", Audience.everyone()));
            }
        };
    }
}
