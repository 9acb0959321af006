package org.carrel.people.joining;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.carrel.privacy.Disclosure;
import org.carrel.privacy.DisclosureGate;
import org.carrel.privacy.Letterbox;
import org.carrel.privacy.Letterbox.Sending;
import org.carrel.privacy.Purposes;
import org.carrel.web.SecretCode;
import org.springframework.stereotype.Component;

/// Asks the library of somebody's own university, which the notice lets be told that they have applied.
@Component
class HomeLetters {

    private final HomeLibraryRepository homes;
    private final InstitutionRepository institutions;
    private final DisclosureGate gate;
    private final Purposes purposes;
    private final JoiningWords words;
    private final JoiningSettings settings;
    private final Clock clock;

    HomeLetters(
            HomeLibraryRepository homes,
            InstitutionRepository institutions,
            DisclosureGate gate,
            Purposes purposes,
            JoiningWords words,
            JoiningSettings settings,
            Clock clock) {
        this.homes = homes;
        this.institutions = institutions;
        this.gate = gate;
        this.purposes = purposes;
        this.words = words;
        this.settings = settings;
        this.clock = clock;
    }

    Sending send(JoiningLetterRepository.Due letter, Letterbox post) {
        Optional<Institution> home = Optional.ofNullable(letter.institution()).flatMap(institutions::one);
        if (home.isEmpty() || !letter.state().equals("asked")) {
            return Sending.NEVER;
        }
        String code = SecretCode.forLink();
        Instant until = clock.instant().plus(settings.homeAnswers());
        purposes.run(Applications.TAKE, () -> homes.offer(letter.application(), SecretCode.hash(code), until));
        String id = "application-approve-" + letter.application();
        Disclosure told = new Disclosure(
                "home_library",
                "VisitorApplied",
                Set.of("application"),
                letter.person().toString(),
                id);
        return gate.tell(
                told,
                () -> post.send(
                        id,
                        home.get().email(),
                        words.subject("approve"),
                        words.askHome(letter.name(), home.get().name(), code, settings.homeAnswers())));
    }
}
