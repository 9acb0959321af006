package org.carrel.privacy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// Everybody's tokens over all modules. To find one's the keystore is opened, which is slow on purpose: while a request
/// is answered each person's are found once.
@Component
public class KnownTokens {

    private static final String FOUND = KnownTokens.class.getName();

    private final ObjectProvider<Pseudonyms> pseudonyms;

    KnownTokens(ObjectProvider<Pseudonyms> pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /// Inside a transaction that shows this person's own data, as [Pseudonyms#of] wants it.
    public Set<String> of(Subject subject) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null ? find(subject) : found(request).computeIfAbsent(subject, this::find);
    }

    @SuppressWarnings("unchecked") // put there below, under a name of its own
    private static Map<Subject, Set<String>> found(RequestAttributes request) {
        Object found = request.getAttribute(FOUND, RequestAttributes.SCOPE_REQUEST);
        if (found == null) {
            found = new HashMap<Subject, Set<String>>();
            request.setAttribute(FOUND, found, RequestAttributes.SCOPE_REQUEST);
        }
        return (Map<Subject, Set<String>>) found;
    }

    private Set<String> find(Subject subject) {
        Set<String> tokens = new TreeSet<>();
        pseudonyms.forEach(module -> tokens.addAll(module.of(subject)));
        return tokens;
    }
}
