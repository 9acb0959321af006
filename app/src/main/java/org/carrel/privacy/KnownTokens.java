package org.carrel.privacy;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Everybody's tokens over all modules. To find one's the keystore is opened, which is slow on purpose: while a request
/// is answered each person's are found once.
@Component
public class KnownTokens {

    private final ObjectProvider<Pseudonyms> pseudonyms;

    KnownTokens(ObjectProvider<Pseudonyms> pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /// Inside a transaction that shows this person's own data, as [Pseudonyms#of] wants it.
    public Set<String> of(Subject subject) {
        Map<Subject, Set<String>> found = RequestMemory.of(KnownTokens.class);
        return found.computeIfAbsent(subject, this::find);
    }

    private Set<String> find(Subject subject) {
        Set<String> tokens = new TreeSet<>();
        pseudonyms.forEach(module -> tokens.addAll(module.of(subject)));
        return tokens;
    }
}
