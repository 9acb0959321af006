package org.carrel.people.leaving;

import java.util.List;
import org.carrel.people.AccountId;
import org.carrel.people.People;
import org.carrel.people.account.LibraryDay;
import org.carrel.people.invitation.Invitations;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.stereotype.Component;

/// Closes the accounts of those to whom nothing applies any more, and tells them before. What
/// they may do ended on their last day by itself: everything looks at that day.
@Component
class Leavers {

    private static final Logger LOG = LoggerFactory.getLogger(Leavers.class);
    static final Purpose ADMINISTER = new Purpose("administer_accounts");

    private final LeavingRepository leaving;
    private final People people;
    private final Invitations invitations;
    private final Purposes purposes;
    private final LibraryDay day;
    private final int stays;
    private final int before;

    /// @param stays  how many days an account stays after its holder's last one
    /// @param before how many days before its end they are written to
    Leavers(
            LeavingRepository leaving,
            People people,
            Invitations invitations,
            Purposes purposes,
            LibraryDay day,
            @Value("${carrel.people.leaving.account-stays-days:30}") int stays,
            @Value("${carrel.people.leaving.letter-days-before:14}") int before) {
        this.leaving = leaving;
        this.people = people;
        this.invitations = invitations;
        this.purposes = purposes;
        this.day = day;
        this.stays = stays;
        this.before = before;
    }

    @EventListener
    void on(DayHasPassed passed) {
        purposes.run(ADMINISTER, () -> {
            leaving.forgetWhoCameBack();
            leaving.announce(day.today(), stays, before);
        });
        List<AccountId> closing = purposes.in(ADMINISTER, () -> leaving.toClose(day.today()));
        for (AccountId account : closing) {
            invitations.withdraw(account);
            people.closeAccount(account);
        }
        if (!closing.isEmpty()) {
            LOG.info("Accounts of people who left: {} closed", closing.size());
        }
    }
}
