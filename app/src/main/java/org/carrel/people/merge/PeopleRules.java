package org.carrel.people.merge;

import org.carrel.privacy.MergeRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What of the other person would break a rule beside what the kept person has ends today, and still leads to them.
@Configuration(proxyBeanMethods = false)
class PeopleRules {

    private static final String ENDS_TODAY = "until = greatest(since, CAST(:today AS date))";

    /// A library number that was replaced is known as theirs, as a card is that was lost.
    @Bean
    MergeRule currentNumbers() {
        return new MergeRule("people.identifier", "until = greatest(since, CAST(:now AS timestamptz))");
    }

    @Bean
    MergeRule openAffiliations() {
        return new MergeRule("people.affiliation", ENDS_TODAY);
    }

    @Bean
    MergeRule openNeeds() {
        return new MergeRule("people.access_need", ENDS_TODAY);
    }

    /// What stood of a person before feeds is of that person: it would give its name to the one
    /// who is kept.
    @Bean
    MergeRule whatStoodBeforeFeeds() {
        return MergeRule.follows("people.before_feeds");
    }

    /// Made of names and addresses by the database, for finding people.
    @Bean
    MergeRule partsOfNames() {
        return MergeRule.follows("people.name_part");
    }

    @Bean
    MergeRule addressesToFind() {
        return MergeRule.follows("people.mail_key");
    }
}
