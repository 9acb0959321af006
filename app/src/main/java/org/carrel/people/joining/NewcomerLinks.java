package org.carrel.people.joining;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.carrel.people.invitation.Invitations;
import org.carrel.people.university.UniversityAccounts;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The link by which a newcomer chooses a password, where the desk hands it over.
@Component
class NewcomerLinks {

    private static final Purpose ADMINISTER = new Purpose("administer_accounts");

    private final JoiningLetterRepository letters;
    private final Invitations invitations;
    private final UniversityAccounts university;
    private final Purposes purposes;
    private final JoiningSettings settings;
    private final String address;

    /// @param address of this site, as readers type it; empty when nobody set it
    NewcomerLinks(
            JoiningLetterRepository letters,
            Invitations invitations,
            UniversityAccounts university,
            Purposes purposes,
            JoiningSettings settings,
            @Value("${carrel.web.address:}") String address) {
        this.letters = letters;
        this.invitations = invitations;
        this.university = university;
        this.purposes = purposes;
        this.settings = settings;
        this.address = address;
    }

    /// Empty for whoever was not accepted, or can sign in already: a link would let the desk choose another.
    Optional<String> of(Application application, HttpServletRequest request) {
        if (!application.state().equals("accepted")) {
            return Optional.empty();
        }
        String site = address.isEmpty()
                ? ServletUriComponentsBuilder.fromContextPath(request).toUriString()
                : address;
        return purposes.in(
                        ADMINISTER, () -> letters.account(application.person().value()))
                .filter(account -> !account.canSignIn() && !university.isUsed(account.id()))
                .map(account -> site + "/password?code=" + invitations.offer(account.id(), settings.linkValid()));
    }
}
