package org.carrel.privacy.endpoint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.carrel.privacy.DataSubject;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.PurposeGate;
import org.carrel.privacy.PurposeRefused;
import org.carrel.privacy.Subject;
import org.carrel.privacy.audit.Look;
import org.carrel.privacy.audit.Trail;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.PurposeRule;
import org.carrel.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;

/// While a request is answered, a purpose has to be one that its controller method names, and the
/// viewer one of those whom the notice lets act for it. What staff read so is written down. Without
/// a request the program acts by itself.
@Component
class EndpointGate implements PurposeGate {

    private static final Logger LOG = LoggerFactory.getLogger(EndpointGate.class);

    private final Declaration notice;
    private final DeclaredEndpoints declared;
    private final Trail trail;

    EndpointGate(Declaration notice, DeclaredEndpoints declared, Trail trail) {
        this.notice = notice;
        this.declared = declared;
        this.trail = trail;
    }

    @Override
    public <T extends @Nullable Object> T pass(Purpose purpose, @Nullable Subject subject, Supplier<T> transaction) {
        RequestAttributes request = Endpoint.request();
        if (request == null || declared.door().contains(purpose.name())) {
            return transaction.get();
        }
        Endpoint endpoint = Endpoint.of(request);
        Endpoint here = endpoint == null ? Endpoint.door(declared.door()) : endpoint;
        if (!here.purposes().contains(purpose.name())) {
            throw refused(here, purpose, "is not one of its purposes", null);
        }
        PurposeRule rule = notice.purpose(purpose.name());
        Viewer viewer = viewer();
        if (subject != null) {
            return own(here, purpose, subject, viewer, transaction);
        }
        if (rule.staff().isEmpty()) {
            return transaction.get();
        }
        List<String> roles = roles(rule, viewer);
        if (viewer == null || roles.isEmpty()) {
            if (here.withoutRole().contains(purpose.name())) {
                return transaction.get();
            }
            throw refused(here, purpose, "needs one of the roles " + rule.staff(), viewer);
        }
        return trail.follow(
                new Look(viewer.subject(), self(viewer), roles, purpose.name(), here.address()), transaction);
    }

    private <T extends @Nullable Object> T own(
            Endpoint here, Purpose purpose, Subject subject, @Nullable Viewer viewer, Supplier<T> transaction) {
        if (viewer instanceof DataSubject me && me.subjectOfData().equals(subject)) {
            return transaction.get();
        }
        if (viewer == null || !here.onBehalf().contains(purpose.name())) {
            throw refused(here, purpose, "shows people their own data only", viewer);
        }
        return trail.follow(
                new Look(viewer.subject(), self(viewer), viewer.staffRoles(), purpose.name(), here.address()),
                transaction);
    }

    /// The roles by which the viewer may act, as the notice writes them.
    private static List<String> roles(PurposeRule rule, @Nullable Viewer viewer) {
        return viewer == null
                ? List.of()
                : viewer.staffRoles().stream().filter(rule.staff()::contains).toList();
    }

    private static Set<String> self(Viewer viewer) {
        Set<String> numbers = new HashSet<>(Set.of(viewer.subject()));
        if (viewer instanceof DataSubject me && me.subjectOfData().person() != null) {
            numbers.add(String.valueOf(me.subjectOfData().person()));
        }
        return numbers;
    }

    private static PurposeRefused refused(Endpoint here, Purpose purpose, String why, @Nullable Viewer viewer) {
        String sentence = here.address() + " was refused the purpose " + purpose.name() + ", which " + why
                + (viewer == null ? "" : ", for account " + viewer.subject());
        LOG.warn(sentence);
        return new PurposeRefused(sentence);
    }

    private static @Nullable Viewer viewer() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Viewer viewer ? viewer : null;
    }
}
