package org.carrel.people.account;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.carrel.privacy.Groups;
import org.carrel.privacy.KnownSubject;
import org.carrel.privacy.KnownSubjects;
import org.carrel.privacy.OwnName;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.ReadableLine;
import org.carrel.privacy.Subject;
import org.springframework.stereotype.Component;

/// Tells the officer who somebody is, and lets the holder of an account that belongs to no reader
/// correct its name.
@Component
class Subjects implements KnownSubjects, OwnName {

    private static final Purpose ADMINISTER = new Purpose("administer_accounts");
    private static final int LONGEST_NAME = 200;

    private final SubjectRepository subjects;
    private final KnownPersonRepository known;
    private final Purposes purposes;

    Subjects(SubjectRepository subjects, KnownPersonRepository known, Purposes purposes) {
        this.subjects = subjects;
        this.known = known;
        this.purposes = purposes;
    }

    @Override
    public Optional<KnownSubject> byKey(String key) {
        try {
            return subjects.byKey(UUID.fromString(key));
        } catch (IllegalArgumentException notANumber) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<KnownSubject> byUsername(String username) {
        return Username.of(username).flatMap(subjects::byUsername);
    }

    @Override
    public Groups groups(String key) {
        try {
            return subjects.groups(UUID.fromString(key));
        } catch (IllegalArgumentException notANumber) {
            return new Groups(Set.of(), Set.of());
        }
    }

    @Override
    public boolean actsForTheLibrary(UUID account) {
        return subjects.actsForTheLibrary(account);
    }

    @Override
    public Optional<String> nameOf(UUID account) {
        return known.nameOf(new AccountId(account));
    }

    @Override
    public Optional<String> of(Subject subject) {
        return subject.person() == null
                ? purposes.in(
                        ADMINISTER, () -> subjects.byKey(subject.account()).map(KnownSubject::name))
                : Optional.empty();
    }

    @Override
    public boolean correct(Subject subject, String name) {
        String said = name.strip();
        boolean isName = said.length() <= LONGEST_NAME && ReadableLine.is(said);
        return isName && purposes.in(ADMINISTER, () -> subjects.rename(subject.account(), said));
    }
}
