package org.carrel.messages;

import org.carrel.privacy.MergeRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// When two people turn out to be one, each of their letters of one digest is sent.
@Configuration(proxyBeanMethods = false)
class JoinedLetters {

    @Bean
    MergeRule lettersOfOneDigest() {
        return new MergeRule(
                "messages.letter",
                "part = (SELECT coalesce(max(k.part), 0) + 1 FROM messages.letter k WHERE k.person_id = CAST(:kept AS uuid))");
    }
}
