package org.carrel.privacy.notice;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

    @Bean
    Declaration declaration(CurrentNotice current) {
        return current.declaration();
    }
}
