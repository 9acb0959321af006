package org.carrel.privacy.request;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carrel.privacy.Attempts;
import org.carrel.privacy.DueLetters;
import org.carrel.privacy.KnownSubject;
import org.carrel.privacy.KnownSubjects;
import org.carrel.privacy.Letterbox;
import org.carrel.privacy.Letterbox.Sending;
import org.carrel.privacy.Purposes;
import org.carrel.web.LibraryProfile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Tells people by mail what happened to their request. Whoever can sign in reads it in Carrel: the
/// mail says only that there is news.
@Component
class RequestLetters implements DueLetters {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLetters.class);
    private static final Pattern MAIL = Pattern.compile("[^@\\s,;<>]{1,64}@[^@\\s,;<>]{1,189}");

    private final RequestLetterRepository letters;
    private final RequestRepository requests;
    private final KnownSubjects people;
    private final ObjectProvider<Letterbox> letterbox;
    private final Purposes purposes;
    private final MessageSource messages;
    private final LibraryProfile library;
    private final String address;
    private final Clock clock;

    RequestLetters(
            RequestLetterRepository letters,
            RequestRepository requests,
            KnownSubjects people,
            ObjectProvider<Letterbox> letterbox,
            Purposes purposes,
            MessageSource messages,
            LibraryProfile library,
            @Value("${carrel.web.address:}") String address,
            Clock clock) {
        this.letters = letters;
        this.requests = requests;
        this.people = people;
        this.letterbox = letterbox;
        this.purposes = purposes;
        this.messages = messages;
        this.library = library;
        this.address = address;
        this.clock = clock;
    }

    @Override
    public void sendWhatIsDue() {
        boolean more = true;
        while (more) {
            Instant now = clock.instant();
            Optional<RequestLetterRepository.Due> due =
                    purposes.in(Requests.ANSWER, () -> letters.take(now, now.plus(Attempts.LEASE)));
            due.ifPresent(this::send);
            more = due.isPresent();
        }
    }

    // No transaction is open while the mail server is asked.
    private void send(RequestLetterRepository.Due due) {
        Letterbox post = letterbox.getIfAvailable();
        Optional<Written> written = purposes.in(Requests.ANSWER, () -> write(due));
        Sending sending = post == null || written.isEmpty()
                ? Sending.NEVER
                : post.send(
                        "request-" + due.step(),
                        written.get().to(),
                        written.get().subject(),
                        written.get().text());
        Attempts.Outcome outcome = Attempts.after(sending, due.attempts(), clock.instant());
        if (outcome.isGivenUp()) {
            LOG.warn("The letter on step {} of request {} was given up", due.step(), due.request());
        }
        purposes.run(Requests.ANSWER, () -> letters.result(due.step(), outcome.sent(), outcome.again()));
    }

    private record Written(String to, String subject, String text) {

        @Override
        public String toString() {
            return "Written";
        }
    }

    private Optional<Written> write(RequestLetterRepository.Due due) {
        return requests.one(due.request())
                .flatMap(request -> to(request).map(to -> {
                    Step step = request.steps().stream()
                            .filter(one -> one.id() == due.step())
                            .findFirst()
                            .orElseThrow();
                    return new Written(
                            to, text("requestLetter.subject", number(request), library.name()), text(request, step));
                }));
    }

    private Optional<String> to(Request request) {
        @Nullable String subject = request.subject();
        @Nullable String reach = request.askerReach();
        if (request.channel().equals("form")) {
            return Optional.ofNullable(reach)
                    .filter(typed -> MAIL.matcher(typed).matches());
        }
        return subject == null ? Optional.empty() : people.byKey(subject).map(KnownSubject::email);
    }

    private String text(Request request, Step step) {
        String news = request.channel().equals("form")
                ? text("requestLetter.step." + step.kind().key()) + "\n\n" + step.said()
                : text(
                        address.isEmpty() ? "requestLetter.signIn" : "requestLetter.read",
                        address + "/my-data/requests/" + request.id());
        String complain = step.kind() == StepKind.REFUSED ? "\n\n" + text("requestLetter.complain") : "";
        return text("requestLetter.about", number(request)) + "\n\n" + news + complain + "\n\n"
                + text("requestLetter.contact", library.contact()) + "\n\n" + library.name() + "\n";
    }

    private static String number(Request request) {
        return Long.toString(request.id());
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }
}
