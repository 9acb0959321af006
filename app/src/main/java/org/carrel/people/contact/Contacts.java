package org.carrel.people.contact;

import java.util.Optional;
import org.carrel.people.SignedIn;
import org.carrel.people.signin.OwnPassword;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.springframework.stereotype.Service;

/// People correct where they are reached themselves, and at once.
@Service
class Contacts {

    private static final Purpose CORRECT = new Purpose("correct_own_contact");

    private final ContactRepository contacts;
    private final OwnPassword password;
    private final Purposes purposes;

    Contacts(ContactRepository contacts, OwnPassword password, Purposes purposes) {
        this.contacts = contacts;
        this.password = password;
        this.purposes = purposes;
    }

    /// Empty for an account that belongs to no library user.
    Optional<ContactDetails> of(SignedIn me) {
        return me.personId() == null ? Optional.empty() : purposes.own(CORRECT, me.subjectOfData(), contacts::own);
    }

    /// Whether the password is asked for: a thief would send letters elsewhere first.
    boolean asksPassword(SignedIn me) {
        return password.isKept(me.accountId());
    }

    /// @param network where the request came from
    /// @return what speaks against it, as a message key under `contact.refused.`
    Optional<String> change(SignedIn me, TypedDetails typed, String typedPassword, String network) {
        Optional<String> against = typed.against();
        if (against.isPresent()) {
            return against;
        }
        return switch (password.check(me.accountId(), typedPassword, network)) {
            case OwnPassword.Answer.Wrong wrong -> Optional.of("password");
            case OwnPassword.Answer.Wait wait -> Optional.of("wait");
            case OwnPassword.Answer.Right right -> {
                purposes.own(CORRECT, me.subjectOfData(), () -> {
                    contacts.change(typed);
                    return Boolean.TRUE;
                });
                yield Optional.empty();
            }
        };
    }
}
