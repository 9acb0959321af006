package org.carrel.privacy.request;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    /// @param form the texts as the officer left them, under `text-1` and so on; one that is
    /// missing is not handed out, an empty one is named and withheld
    void give(long request, KnownSubject person, Map<String, String> form, UUID by) {
        List<Redactable> given = held(person).stream()
                .filter(text -> form.containsKey("text-" + text.number()))
                .map(text -> read(text, form.getOrDefault("text-" + text.number(), "")))
                .toList();
        Letterbox post = letterbox.getIfAvailable();
        boolean letter = post != null && post.isSetUp();
        purposes.run(Requests.ANSWER, () -> {
            repository.replace(request, given);
            requests.step(request, StepKind.TEXTS_GIVEN, by, "", clock.instant(), letter);
        });
    }

    private static Redactable read(Redactable text, String left) {
        String said = left.replace("\r\n", "\n").strip();
        boolean same = said.equals(text.said().replace("\r\n", "\n").strip());
        return new Redactable(text.number(), text.place(), same ? text.said() : said, !same);
    }
}
