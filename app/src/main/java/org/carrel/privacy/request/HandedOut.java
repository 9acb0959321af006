package org.carrel.privacy.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.privacy.KnownSubject;
import org.carrel.privacy.Letterbox;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.DeclaredColumn;
import org.carrel.privacy.notice.Operation;
import org.carrel.privacy.notice.PurposeRule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Texts that may speak of others: the officer reads them and takes out what is not the person's to
/// know, before they are handed out (DPA 2018 Sch. 2 para. 16). Which ones follows from the notice.
@Service
class HandedOut {

    private static final Purpose SHOW = new Purpose("show_own_data");

    private final Declaration notice;
    private final RedactionRepository repository;
    private final RequestRepository requests;
    private final Purposes purposes;
    private final ObjectProvider<Letterbox> letterbox;
    private final Clock clock;

    HandedOut(
            Declaration notice,
            RedactionRepository repository,
            RequestRepository requests,
            Purposes purposes,
            ObjectProvider<Letterbox> letterbox,
            Clock clock) {
        this.notice = notice;
        this.repository = repository;
        this.requests = requests;
        this.purposes = purposes;
        this.letterbox = letterbox;
        this.clock = clock;
    }

    /// As they are held, with the eyes of the person they are about: the database gives no others.
    List<Redactable> held(KnownSubject person) {
        return purposes.own(SHOW, person.subject(), () -> {
            List<Redactable> texts = new ArrayList<>();
            for (DeclaredColumn column : columns()) {
                for (String said : repository.texts(column.name())) {
                    texts.add(new Redactable(texts.size() + 1, column.name().toString(), said, false));
                }
            }
            return texts;
        });
    }

    private List<DeclaredColumn> columns() {
        PurposeRule rule = notice.purpose(SHOW.name());
        return notice.columns().values().stream()
                .filter(DeclaredColumn::thirdParty)
                .filter(column -> column.category()
                        .filter(category -> rule.allows(Operation.READ, category))
                        .isPresent())
                .toList();
    }

    List<Redactable> of(Subject subject, long request) {
        return purposes.own(SHOW, subject, () -> repository.given(request));
    }

    List<Redactable> given(long request) {
        return purposes.in(Requests.ANSWER, () -> repository.given(request));
    }

    sealed interface Outcome {

        record Done() implements Outcome {}

        /// @param reason a message key under `texts.refused.`
        record Refused(String reason) implements Outcome {}
    }

    /// Of which texts a form was made: they may change before it comes back.
    static String seen(List<Redactable> held) {
        String all = held.stream()
                .map(text -> text.place() + "\0" + text.said() + "\0")
                .collect(Collectors.joining());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What the officer typed; before that, what was handed out earlier, so that nothing has to be taken
    /// out twice. Where the texts are no longer the same ones, each begins as it is held.
    static List<Choice> choices(List<Redactable> held, List<Redactable> given, Map<String, String> form) {
        Map<String, String> typed = new HashMap<>();
        boolean same = held.stream()
                .map(Redactable::place)
                .toList()
                .equals(given.stream().map(Redactable::place).toList());
        given.stream()
                .filter(text -> same && text.redacted() && !text.said().isEmpty())
                .forEach(text -> typed.put("text-" + text.number(), text.said()));
        typed.putAll(form);
        return held.stream().map(text -> Choice.read(text, typed)).toList();
    }

    /// @param form for each text `decision-1` and so on, with what is left of it in `text-1` where it is
    ///     shortened; `seen` as of [#seen]
    Outcome give(long request, KnownSubject person, Map<String, String> form, UUID by) {
        List<Redactable> held = held(person);
        if (!seen(held).equals(form.get("seen"))) {
            return new Outcome.Refused("changed");
        }
        List<Choice> choices = choices(held, List.of(), form);
        Optional<String> against =
                choices.stream().flatMap(choice -> choice.against().stream()).findFirst();
        if (against.isPresent()) {
            return new Outcome.Refused(against.get());
        }
        Letterbox post = letterbox.getIfAvailable();
        boolean letter = post != null && post.isSetUp();
        purposes.run(Requests.ANSWER, () -> {
            repository.replace(request, choices.stream().map(Choice::given).toList());
            requests.step(request, StepKind.TEXTS_GIVEN, by, "", clock.instant(), letter);
        });
        return new Outcome.Done();
    }
}
