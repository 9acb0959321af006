package org.carrel.privacy.request;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.carrel.web.LibraryProfile;
import org.springframework.stereotype.Component;

/// What becomes of somebody's requests when they are erased: the open ones end, and of all of them
/// only stays that something was asked and answered, and when. The law asks for that record, not
/// for the words, nor for whose they were.
@Component
public class RequestsOfErased {

    private final ErasedRequestRepository erased;
    private final RequestRepository requests;
    private final Purposes purposes;
    private final LibraryProfile library;
    private final Clock clock;

    RequestsOfErased(
            ErasedRequestRepository erased,
            RequestRepository requests,
            Purposes purposes,
            LibraryProfile library,
            Clock clock) {
        this.erased = erased;
        this.requests = requests;
        this.purposes = purposes;
        this.library = library;
        this.clock = clock;
    }

    /// Those that an erasure would end, the oldest first.
    public List<Request> open(Subject subject) {
        return purposes.in(
                Requests.ANSWER,
                () -> erased.of(subject.numbers()).stream()
                        .flatMap(id -> requests.one(id).stream())
                        .filter(Request::isOpen)
                        .toList());
    }

    /// Ends them and empties them; what is on hold keeps its words. The caller acts for
    /// `answer_rights`. Doing it twice does no harm.
    ///
    /// @return how many were emptied
    public int end(Subject subject) {
        Set<String> keys = subject.numbers();
        List<Long> all = erased.of(keys);
        for (long id : all) {
            requests.lock(id);
            requests.one(id).filter(Request::isOpen).ifPresent(this::close);
        }
        if (all.isEmpty() || erased.isOnHold(keys, LocalDate.ofInstant(clock.instant(), library.zone()))) {
            return 0;
        }
        erased.empty(all);
        return all.size();
    }

    private void close(Request request) {
        Instant now = clock.instant();
        boolean answered = request.kind() == Kind.ERASE;
        requests.step(request.id(), answered ? StepKind.FULFILLED : StepKind.ENDED, null, "", now, false);
        requests.close(request.id(), answered ? "fulfilled" : "ended", now);
    }
}
