package org.carrel.privacy.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.AccountCreation;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.DataSubject;
import org.carrel.privacy.Letterbox;
import org.carrel.privacy.NothingSaid;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// From the question to the answer, on a real database: what is asked acts there, and stops acting
/// when it is over.
@CarrelTest
@Import({SettableClock.class, RequestsModuleTest.Kept.class})
@TestPropertySource(properties = "carrel.privacy.letters-every=PT0S")
class RequestsModuleTest {

    private static final Purpose ADMINISTER = new Purpose("administer_accounts");
    private static final Purpose ANSWER = new Purpose("answer_rights");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /// Keeps letters instead of sending them.
    @Primary
    static final class Kept implements Letterbox {

        private final List<String> letters = new java.util.concurrent.CopyOnWriteArrayList<>();

        @Override
        public boolean isSetUp() {
            return true;
        }

        @Override
        public Sending send(String id, String to, String subject, String text) {
            letters.add(to + "\n" + subject + "\n" + text);
            return Sending.DONE;
        }
    }

    @Autowired
    private Requests requests;

    @Autowired
    private Desk desk;

    @Autowired
    private RequestLetters letters;

    @Autowired
    private Kept kept;

    @Autowired
    private People people;

    @Autowired
    private Purposes purposes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SettableClock clock;

    @LocalServerPort
    private int port;

    private String username = "";
    private Reader ada = new Reader(new Subject(null, UUID.randomUUID()));
    private Reader bob = ada;
    private UUID officer = UUID.randomUUID();

    private record Reader(Subject subjectOfData) implements DataSubject {

        @Override
        public String displayName() {
            return "Reader";
        }
    }

    @BeforeEach
    void twoReadersAndAnOfficer() {
        username = TestAccounts.newUsername();
        ada = reader(username);
        bob = reader(TestAccounts.newUsername());
        officer = TestAccounts.staff(people, StaffRole.DPO).id().value();
        letters.sendWhatIsDue();
        kept.letters.clear();
    }

    private Reader reader(String name) {
        PersonId person = people.enter("Ada Lovelace", Set.of(UserGroup.STUDENT), name + "@example.org");
        NewAccount account = NewAccount.of(person, name, TestAccounts.PASSWORD, Set.of());
        return people.createAccount(account) instanceof AccountCreation.Created(var id)
                ? new Reader(new Subject(person.value(), id.value()))
                : ada;
    }

    private long ask(Reader reader, Kind kind, String concerns) {
        return requests.ask(reader.subjectOfData(), Asked.own(kind, concerns, "It is wrong, and I said so"))
                        instanceof Requests.Outcome.Taken(long id)
                ? id
                : 0;
    }

    private boolean isUsed(Reader reader) {
        return purposes.in(
                        ADMINISTER,
                        () -> jdbc.sql("SELECT count(*) FROM people.person WHERE id = ?")
                                        .param(reader.subjectOfData().person())
                                        .query(Long.class)
                                        .single()
                                + jdbc.sql("SELECT count(*) FROM people.account WHERE id = ?")
                                        .param(reader.subjectOfData().account())
                                        .query(Long.class)
                                        .single())
                == 2;
    }

    private Request request(long id) {
        return desk.one(id).orElseThrow().request();
    }

    private Desk.Outcome step(long id, StepKind kind) {
        return desk.step(id, kind, new Desk.Words("Said in enough words", "basis"), officer);
    }

    @ParameterizedTest
    @EnumSource(StaffRole.class)
    void whoActsForTheLibraryDoesNotHideByARestriction(StaffRole role) {
        TestAccounts.TestAccount staff = TestAccounts.staff(people, role);
        Visitor them = new Visitor(port);
        them.signIn(staff.username(), TestAccounts.PASSWORD);
        assertThat(them.get("/my-data/rights/restrict").body()).contains("nothing stops before");
        for (String concerns : List.of("*", "administer_accounts")) {
            assertThat(them.post("/my-data/rights/restrict", Map.of("concerns", concerns, "body", "It is not right"))
                            .statusCode())
                    .isEqualTo(303);
        }
        Visitor systems = new Visitor(port);
        systems.signIn(TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN).username(), TestAccounts.PASSWORD);
        String page = "/staff/" + staff.id().value();
        long asked = desk.open().stream()
                .map(Desk.Entry::request)
                .filter(request -> String.valueOf(request.subject())
                        .equals(staff.id().value().toString()))
                .mapToLong(Request::id)
                .findFirst()
                .orElseThrow();
        assertThat(step(asked, StepKind.FULFILLED))
                .as("nor by the officer's hand, while they hold a role")
                .isEqualTo(new Desk.Outcome.Refused("staff"));
        long outside = requests.askFromOutside(outside(null));
        step(outside, StepKind.IDENTITY_CHECKED);
        assertThat(step(outside, StepKind.FULFILLED)).isEqualTo(new Desk.Outcome.Refused("unnamed"));
        assertThat(desk.step(outside, StepKind.NAMED, new Desk.Words(staff.username(), ""), officer))
                .isEqualTo(new Desk.Outcome.Done());
        assertThat(request(outside).stops()).as("nor by the public form").isNull();
        assertThat(step(outside, StepKind.FULFILLED)).isEqualTo(new Desk.Outcome.Refused("staff"));
        assertThat(systems.get(page).statusCode()).isEqualTo(200);
        assertThat(systems.post(page + "/close", Map.of()).statusCode()).isEqualTo(303);
        assertThat(them.get("/my-data").statusCode()).as("signed out").isEqualTo(303);
        assertThat(step(asked, StepKind.FULFILLED))
                .as("once they act for it no longer")
                .isEqualTo(new Desk.Outcome.Done());
        assertThat(request(asked).stops()).isNotNull();
        assertThat(request(asked).has(StepKind.STOPPED)).isTrue();
    }

    @Test
    void aRestrictionActsInTheDatabaseAtOnceIsSeenByTheOfficerAndIsLifted() {
        assertThat(isUsed(ada)).isTrue();
        long id = ask(ada, Kind.RESTRICT, "*");
        assertThat(isUsed(ada)).as("while it stands").isFalse();
        assertThat(isUsed(bob)).as("somebody else's").isTrue();
        assertThat(desk.open()).anySatisfy(entry -> {
            assertThat(entry.request().id()).isEqualTo(id);
            assertThat(entry.who()).isEqualTo("Ada Lovelace");
            assertThat(entry.request().stops()).isEqualTo("*");
        });
        assertThat(step(id, StepKind.LIFTED)).isEqualTo(new Desk.Outcome.Refused("untold"));
        assertThat(isUsed(ada)).isFalse();
        assertThat(step(id, StepKind.TO_PERSON)).isInstanceOf(Desk.Outcome.Done.class);
        assertThat(step(id, StepKind.LIFTED)).isInstanceOf(Desk.Outcome.Done.class);
        assertThat(isUsed(ada)).as("afterwards").isTrue();
        assertThat(request(id).isOpen()).isFalse();
    }

    @Test
    void aConfirmedRestrictionGoesOnUntilThePersonEndsIt() {
        long id = ask(ada, Kind.RESTRICT, "*");
        assertThat(step(id, StepKind.FULFILLED)).isInstanceOf(Desk.Outcome.Done.class);
        assertThat(isUsed(ada)).isFalse();
        requests.withdraw(bob, id);
        assertThat(isUsed(ada)).as("somebody else may not end it").isFalse();
        requests.withdraw(ada, id);
        assertThat(isUsed(ada)).isTrue();
        assertThat(request(id).state()).isEqualTo("withdrawn");
    }

    @Test
    void whatTwoRequestsStopGoesOnBeingStoppedWhenOneEnds() {
        long first = ask(ada, Kind.RESTRICT, "*");
        step(first, StepKind.FULFILLED);
        long second = ask(ada, Kind.RESTRICT, "*");
        assertThat(second).isNotEqualTo(first).isPositive();
        requests.withdraw(ada, second);
        assertThat(isUsed(ada)).isFalse();
        requests.withdraw(ada, first);
        assertThat(isUsed(ada)).isTrue();
    }

    @Test
    void oneUseAloneCanBeStopped() {
        ask(ada, Kind.RESTRICT, "administer_accounts");
        assertThat(isUsed(ada)).isFalse();
        Boolean answered = purposes.in(
                ANSWER,
                () -> jdbc.sql("SELECT EXISTS (SELECT 1 FROM people.person WHERE id = ?)")
                        .param(ada.subjectOfData().person())
                        .query(Boolean.class)
                        .single());
        assertThat(answered).isTrue();
    }

    @Test
    void whatIsAskedTwiceIsJoinedAndSaidSo() {
        long id = ask(ada, Kind.RECTIFY, "name");
        assertThat(requests.ask(ada.subjectOfData(), Asked.own(Kind.RECTIFY, "name", "Once more")))
                .isEqualTo(new Requests.Outcome.Joined(id));
        assertThat(request(id).steps()).extracting(Step::kind).containsExactly(StepKind.RECEIVED, StepKind.ASKED_AGAIN);
        assertThat(ask(ada, Kind.RECTIFY, "contact")).as("something else").isNotEqualTo(id);
        assertThat(ask(bob, Kind.RECTIFY, "name")).as("somebody else").isNotEqualTo(id);
    }

    @Test
    void whatIsAskedTwiceAtTheSameMomentIsJoinedToo() throws InterruptedException {
        List<Thread> clicks = java.util.stream.Stream.generate(
                        () -> Thread.ofVirtual().start(() -> ask(ada, Kind.RESTRICT, "*")))
                .limit(4)
                .toList();
        for (Thread click : clicks) {
            click.join();
        }
        assertThat(requests.own(ada.subjectOfData())).singleElement().satisfies(request -> {
            assertThat(request.steps()).hasSize(5);
            requests.withdraw(ada, request.id());
        });
        assertThat(isUsed(ada)).isTrue();
    }

    @Test
    void whatTheNoticeDoesNotGiveIsRefusedAlsoWhenTheFormIsForged() {
        Subject subject = ada.subjectOfData();
        assertThat(requests.ask(subject, Asked.own(Kind.WITHDRAW, "sign_in", "x")))
                .isEqualTo(new Requests.Outcome.Refused("concerns"));
        assertThat(requests.ask(subject, Asked.own(Kind.OBJECT, "sign_in", "x")))
                .isEqualTo(new Requests.Outcome.Refused("concerns"));
        assertThat(requests.ask(subject, Asked.own(Kind.OBJECT, "detect_compromise", "x")))
                .as("which has an objection of its own")
                .isEqualTo(new Requests.Outcome.Refused("concerns"));
        for (String nothing : List.of("  ", "\u00A0\u200B\u2800", "...")) {
            assertThat(requests.ask(subject, Asked.own(Kind.RECTIFY, "name", nothing)))
                    .as(nothing)
                    .isEqualTo(new Requests.Outcome.Refused("body"));
        }
        assertThat(requests.own(subject)).isEmpty();
    }

    @Test
    void nobodySeesAnothersRequest() {
        long id = ask(ada, Kind.COMPLAIN, "*");
        assertThat(requests.own(ada.subjectOfData(), id)).isPresent();
        assertThat(requests.own(bob.subjectOfData(), id)).isEmpty();
        assertThat(requests.write(bob, id, "Let me in")).isFalse();
        assertThat(requests.write(ada, id, "There is more")).isTrue();
        Visitor visitor = new Visitor(port);
        visitor.signIn(username, TestAccounts.PASSWORD);
        assertThat(visitor.get("/my-data/requests/" + id).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/privacy/officer").statusCode()).isEqualTo(403);
        assertThat(visitor.post("/privacy/officer/requests/" + id + "/steps", Map.of("step", "fulfilled"))
                        .statusCode())
                .isEqualTo(403);
        long other = ask(bob, Kind.COMPLAIN, "*");
        assertThat(visitor.get("/my-data/requests/" + other).statusCode()).isEqualTo(404);
        for (String deed : List.of("/withdrawal", "/message")) {
            assertThat(visitor.post("/my-data/requests/" + other + deed, Map.of("text", "Let me in"))
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(request(other).isOpen()).isTrue();
    }

    @Test
    void thatTheSourceWasAskedToPutItRightIsOnRecordAndReadByThePerson() {
        long id = ask(ada, Kind.RECTIFY, "affiliation");
        assertThat(step(id, StepKind.SOURCE_ASKED)).isInstanceOf(Desk.Outcome.Done.class);
        assertThat(request(id).isOpen()).isTrue();
        assertThat(request(id).steps()).extracting(Step::kind).contains(StepKind.SOURCE_ASKED);
        assertThat(step(ask(ada, Kind.ERASE, "*"), StepKind.SOURCE_ASKED)).isEqualTo(new Desk.Outcome.Refused("step"));
    }

    @Test
    void theClockStopsWhileAnIdentityIsCheckedAndAnExtensionComesInTime() {
        long id = requests.askFromOutside(outside(null));
        LocalDate first = desk.one(id).orElseThrow().due().day();
        clock.advanceDays(3);
        assertThat(step(id, StepKind.FULFILLED)).isEqualTo(new Desk.Outcome.Refused("unknown"));
        for (String nothing : NothingSaid.ALL) {
            assertThat(desk.step(id, StepKind.IDENTITY_ASKED, new Desk.Words(nothing, "basis"), officer))
                    .as(nothing)
                    .isEqualTo(new Desk.Outcome.Refused("words"));
        }
        assertThat(step(id, StepKind.IDENTITY_ASKED)).isInstanceOf(Desk.Outcome.Done.class);
        clock.advanceDays(10);
        assertThat(desk.one(id).orElseThrow().due().stopped()).isTrue();
        assertThat(step(id, StepKind.IDENTITY_CHECKED)).isInstanceOf(Desk.Outcome.Done.class);
        Due later = desk.one(id).orElseThrow().due();
        assertThat(later.stopped()).isFalse();
        assertThat(later.day()).isAfter(first);
        assertThat(later.day()).isAfterOrEqualTo(first.plusDays(6));
        assertThat(step(id, StepKind.EXTENDED)).isInstanceOf(Desk.Outcome.Done.class);
        assertThat(desk.one(id).orElseThrow().due().day()).isAfter(later.day().plusDays(55));
        assertThat(step(id, StepKind.EXTENDED)).isEqualTo(new Desk.Outcome.Refused("late"));
        long late = ask(ada, Kind.ACCESS, "*");
        clock.advanceDays(40);
        assertThat(step(late, StepKind.EXTENDED)).isEqualTo(new Desk.Outcome.Refused("late"));
        assertThat(desk.one(late).orElseThrow().due().key()).isEqualTo("over");
    }

    private static Asked outside(@Nullable String other) {
        return new Asked(Kind.RESTRICT, "*", "Please stop", "Grace Hopper", "grace@example.org", other);
    }

    @Test
    void whoeverActsForAnotherShowsThatTheyMayBeforeAnythingIsDone() {
        long id = requests.askFromOutside(outside("My father, by a power of attorney"));
        step(id, StepKind.IDENTITY_CHECKED);
        assertThat(desk.step(id, StepKind.NAMED, new Desk.Words(username, ""), officer))
                .isEqualTo(new Desk.Outcome.Refused("unauthorised"));
        assertThat(step(id, StepKind.AUTHORITY_CHECKED)).isInstanceOf(Desk.Outcome.Done.class);
        assertThat(desk.step(id, StepKind.NAMED, new Desk.Words("nobody-of-this-name", ""), officer))
                .isEqualTo(new Desk.Outcome.Refused("username"));
        assertThat(isUsed(ada)).isTrue();
        assertThat(desk.step(id, StepKind.NAMED, new Desk.Words(username, ""), officer))
                .isInstanceOf(Desk.Outcome.Done.class);
        assertThat(isUsed(ada)).as("once it is known whose data").isFalse();
    }

    @Test
    void aClosedAccountIsFoundToo() {
        people.closeAccount(new org.carrel.people.AccountId(ada.subjectOfData().account()));
        long id = requests.askFromOutside(new Asked(Kind.ERASE, "*", "Erase me", "Ada", "ada@example.org", null));
        step(id, StepKind.IDENTITY_CHECKED);
        desk.step(id, StepKind.NAMED, new Desk.Words(username, ""), officer);
        assertThat(desk.one(id).orElseThrow().person().orElseThrow().closed()).isTrue();
    }

    @Test
    void aComplaintIsAcknowledgedWithinThirtyDaysAndDecided() {
        long id = ask(ada, Kind.COMPLAIN, "*");
        LocalDate today = LocalDate.ofInstant(clock.instant(), LONDON);
        assertThat(desk.one(id).orElseThrow().due().day()).isEqualTo(today.plusDays(30));
        assertThat(step(id, StepKind.REFUSED)).isEqualTo(new Desk.Outcome.Refused("complaint"));
        assertThat(step(id, StepKind.ACKNOWLEDGED)).isInstanceOf(Desk.Outcome.Done.class);
        assertThat(desk.one(id).orElseThrow().due().day()).isNull();
        assertThat(step(id, StepKind.FULFILLED)).isInstanceOf(Desk.Outcome.Done.class);
        assertThat(step(id, StepKind.FULFILLED)).isEqualTo(new Desk.Outcome.Refused("closed"));
        assertThat(requests.write(ada, id, "It would never be read")).isFalse();
    }

    @Test
    void whoeverCanSignInIsToldByMailOnlyThatThereIsNews() {
        long id = ask(ada, Kind.ACCESS, "*");
        desk.step(id, StepKind.FULFILLED, new Desk.Words("You are held as a lender of rare maps", ""), officer);
        letters.sendWhatIsDue();
        letters.sendWhatIsDue();
        assertThat(kept.letters)
                .singleElement()
                .satisfies(letter -> assertThat(letter)
                        .startsWith(username + "@example.org")
                        .contains("no. " + id)
                        .doesNotContain("rare maps"));
    }

    @Test
    void noLetterLeavesToAnAddressThatWasTypedUntilAPersonHasReadTheRequest() {
        long id = requests.askFromOutside(outside(null));
        letters.sendWhatIsDue();
        assertThat(kept.letters).isEmpty();
        desk.step(id, StepKind.IDENTITY_ASKED, new Desk.Words("Please come to the desk with a card", ""), officer);
        letters.sendWhatIsDue();
        assertThat(kept.letters)
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter).startsWith("grace@example.org").contains("come to the desk"));
    }

    @Test
    void aRefusalNamesItsGroundAndIsRead() {
        long id = ask(ada, Kind.ERASE, "*");
        assertThat(desk.step(id, StepKind.REFUSED, new Desk.Words("Because I say so", ""), officer))
                .isEqualTo(new Desk.Outcome.Refused("ground"));
        assertThat(desk.step(id, StepKind.REFUSED, new Desk.Words("The charge is unpaid", "exempt"), officer))
                .isInstanceOf(Desk.Outcome.Done.class);
        assertThat(requests.own(ada.subjectOfData(), id).orElseThrow().steps())
                .last()
                .satisfies(step -> assertThat(step.said()).contains("Data Protection Act", "The charge is unpaid"));
    }

    @Test
    void theOpenOnesComeByTheirEnd() {
        long complaint = ask(ada, Kind.COMPLAIN, "*");
        step(complaint, StepKind.ACKNOWLEDGED);
        ask(ada, Kind.ACCESS, "*");
        assertThat(desk.open())
                .filteredOn(entry -> !entry.due().stopped())
                .extracting(entry -> entry.due().left())
                .isSorted()
                .last()
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void thePublicFormTellsNothingAndIsLimited() {
        Visitor stranger = new Visitor(port);
        Map<String, String> form = Map.of(
                "kind", "access", "name", "Ada Lovelace", "reach", username + "@example.org", "body", "What is held?");
        assertThat(stranger.post("/privacy/request", Map.of("kind", "access")).statusCode())
                .isEqualTo(422);
        for (int i = 0; i < 5; i++) {
            var answer = stranger.post("/privacy/request", form);
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/privacy/request/received");
        }
        var refused = stranger.post("/privacy/request", form);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("What is held?");
        clock.advance(Duration.ofHours(2));
        assertThat(stranger.post("/privacy/request", form).statusCode()).isEqualTo(303);
    }
}
