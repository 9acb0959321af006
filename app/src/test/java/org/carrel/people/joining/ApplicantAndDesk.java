package org.carrel.people.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.Mails;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.account.LibraryDay;
import org.carrel.privacy.DueLetters;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// What tests of applications have in common: somebody who applies, the desk that answers, letters and a clock.
abstract class ApplicantAndDesk {

    static final Mails MAILS = new Mails();

    private static final Pattern QUEUED = Pattern.compile("/people/applications/([0-9a-f-]{36})\">([^<]+)<");

    @Autowired
    People people;

    @Autowired
    SettableClock clock;

    @LocalServerPort
    int port;

    OwnerOfDatabase database;
    Visitor applicant;
    Visitor desk;
    String mail = "";
    String name = "";

    @Autowired
    private LibraryDay library;

    @Autowired
    private List<DueLetters> letters;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Environment environment;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        MAILS.addTo(properties);
    }

    /// Somebody new, so much later that nobody's earlier attempts count.
    void comes(String newName, String newMail) {
        clock.advance(Duration.ofHours(2));
        database = new OwnerOfDatabase(environment);
        applicant = new Visitor(port);
        desk = signedIn(StaffRole.DESK);
        name = newName;
        mail = newMail;
    }

    Visitor signedIn(StaffRole role) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestAccounts.staff(people, role).username(), TestAccounts.PASSWORD);
        return visitor;
    }

    void send() {
        letters.forEach(DueLetters::sendWhatIsDue);
    }

    void dayEnds() {
        events.publishEvent(DayHasPassed.of(today().minusDays(1)));
    }

    LocalDate today() {
        return library.today();
    }

    /// Opens the link by which the applicant proves their mail address.
    void confirm() {
        String code = MAILS.link(mail).replace("/join/confirm?code=", "");
        assertThat(applicant.post("/join/confirm", Map.of("code", code)).statusCode())
                .isEqualTo(303);
    }

    /// The application's number, as the desk sees it.
    String queued() {
        Matcher found = QUEUED.matcher(desk.get("/people/applications").body());
        while (found.find()) {
            if (found.group(2).equals(name)) {
                return found.group(1);
            }
        }
        throw new AssertionError(name + " is not in the queue");
    }

    /// @param more names and values in turn
    static Map<String, String> with(Map<String, String> some, String... more) {
        Map<String, String> form = new HashMap<>(some);
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }
}
