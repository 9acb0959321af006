package org.carrel.messages.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carrel.CarrelTest;
import org.carrel.Mails;
import org.carrel.SettableClock;
import org.carrel.messages.DigestLine;
import org.carrel.messages.Kind;
import org.carrel.messages.Morning;
import org.carrel.messages.NewsForTests;
import org.carrel.messages.post.DigestPost;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// What is said, when, and that it is said once, with a real mail server.
@CarrelTest
@Import({NewsForTests.class, SettableClock.class})
@TestPropertySource(properties = {"carrel.context=DigestsModuleTest", "carrel.messages.urgent=ready"})
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class DigestsModuleTest {

    private static final Mails MAILS = new Mails();

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        MAILS.addTo(properties);
    }

    @AfterAll
    static void stop() {
        MAILS.stop();
    }

    @Autowired
    private NewsForTests news;

    @Autowired
    private SettableClock clock;

    @Autowired
    private People people;

    @Autowired
    private Digests digests;

    @Autowired
    private DigestPost post;

    @Autowired
    private Queueing queueing;

    @Autowired
    private RoundRepository rounds;

    @Autowired
    private Hours hours;

    @Autowired
    private Purposes purposes;

    @Autowired
    private Environment environment;

    private OwnerOfDatabase owner;
    private String mail = "";
    private PersonId me = PersonId.random();

    @BeforeEach
    void anotherDay() {
        owner = new OwnerOfDatabase(environment);
        news.clear();
        Morning.next(clock, "09:00");
        mail = address();
        me = people.enter("Rowan Ashdown", Set.of(UserGroup.STUDENT), mail);
    }

    private static String address() {
        return UUID.randomUUID().toString().substring(0, 12) + "@example.org";
    }

    private void look() {
        digests.makeWhatIsDue();
        post.sendWhatIsDue();
    }

    private static String plain(MimeMessage letter) throws Exception {
        return ((MimeMultipart) letter.getContent()).getBodyPart(0).getContent().toString();
    }

    private static String html(MimeMessage letter) throws Exception {
        return ((MimeMultipart) letter.getContent()).getBodyPart(1).getContent().toString();
    }

    @Test
    void everythingThatIsNewsComesInOneMailByKind() throws Exception {
        news.says(me, Kind.DUE_SOON, "loan 17 due 2026-11-30", "Anatomy & physiology: due on 30 November");
        news.says(me, Kind.OVERDUE, "loan 18 due 2026-11-20", "An atlas: due on 20 November");
        news.says(me, Kind.DUE_SOON, "loan 19 due 2026-11-30", "Physics: due on 30 November");
        look();
        assertThat(MAILS.received(mail)).hasSize(1);
        MimeMessage letter = MAILS.received(mail).getFirst();
        assertThat(letter.getSubject())
                .contains("overdue, due soon")
                .doesNotContain("Anatomy")
                .doesNotContain("atlas");
        assertThat(letter.getFrom()[0].toString()).contains("carrel@example.org", "University Library");
        assertThat(letter.getReplyTo()[0]).hasToString("library@example.org");
        assertThat(plain(letter).replace("\r", ""))
                .startsWith("Dear Rowan Ashdown,\n\nOverdue\n\n- An atlas: due on 20 November\n\nDue soon\n\n"
                        + "- Anatomy & physiology: due on 30 November\n- Physics")
                .contains("https://carrel.example.org/my-messages", "library@example.org");
        assertThat(html(letter))
                .contains("<bdi>Anatomy &amp; physiology: due on 30 November</bdi>")
                .doesNotContain("<img")
                .doesNotContain("<script");
    }

    @Test
    void theSameIsNeverSaidTwiceHoweverOftenItIsAsked() {
        news.says(me, Kind.RECALLED, "loan 17 due 2026-11-30", "Anatomy");
        for (int day = 0; day < 5; day++) {
            look();
            look();
            Morning.next(clock, "09:00");
        }
        assertThat(MAILS.received(mail)).hasSize(1);
    }

    @Test
    void aDueDateThatMovedIsNewsAndOneThatDidNotIsNone() throws Exception {
        news.says(me, Kind.RECALLED, "loan 17 due 2026-11-30", "Anatomy: 30 November");
        look();
        Morning.next(clock, "09:00");
        news.clear();
        news.says(me, Kind.RECALLED, "loan 17 due 2026-11-30", "Anatomy: 30 November");
        look();
        assertThat(MAILS.received(mail)).hasSize(1);
        Morning.next(clock, "09:00");
        news.clear();
        news.says(me, Kind.RECALLED, "loan 17 due 2026-11-26", "Anatomy: 26 November");
        look();
        assertThat(MAILS.received(mail)).hasSize(2);
        assertThat(plain(MAILS.received(mail).getLast()))
                .contains("26 November")
                .doesNotContain("30 November");
    }

    @Test
    void aSecondDigestOnOneDayThereIsNot() {
        news.says(me, Kind.DUE_SOON, "1", "Anatomy");
        look();
        news.says(me, Kind.DUE_SOON, "2", "Physics");
        clock.advance(Duration.ofHours(3));
        look();
        assertThat(MAILS.received(mail)).hasSize(1);
        Morning.next(clock, "08:00");
        look();
        assertThat(MAILS.received(mail)).hasSize(2);
    }

    @Test
    void beforeItsHourThereIsNone() {
        Morning.next(clock, "07:59");
        news.says(me, Kind.OVERDUE, "1", "Anatomy");
        look();
        assertThat(MAILS.received(mail)).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        look();
        assertThat(MAILS.received(mail)).hasSize(1);
    }

    @Test
    void whatTheLibraryCallsUrgentGoesAtTheNextQuarterAndNotAtNight() {
        look();
        news.says(me, Kind.READY, "request 5", "Physics is ready");
        news.says(me, Kind.DUE_SOON, "loan 6", "Anatomy is due soon");
        look();
        assertThat(MAILS.received(mail)).isEmpty();
        clock.advance(Duration.ofMinutes(15));
        look();
        assertThat(MAILS.received(mail)).hasSize(1);
        Morning.today(clock, "20:15");
        news.says(me, Kind.READY, "request 6", "Chemistry is ready");
        int asked = news.timesAsked();
        look();
        assertThat(news.timesAsked()).isEqualTo(asked);
        assertThat(MAILS.received(mail)).hasSize(1);
        Morning.next(clock, "08:00");
        look();
        assertThat(MAILS.received(mail)).hasSize(2);
    }

    @Test
    void inQuietHoursNoMailLeavesWhateverIsDue() {
        news.says(me, Kind.OVERDUE, "1", "Anatomy");
        digests.makeWhatIsDue();
        Morning.today(clock, "20:00");
        post.sendWhatIsDue();
        Morning.next(clock, "03:00");
        look();
        assertThat(MAILS.received(mail)).isEmpty();
        Morning.today(clock, "08:00");
        look();
        assertThat(MAILS.received(mail)).hasSize(1);
    }

    @Test
    void whatStoppedBeingTrueBeforeTheLetterLeavesIsNotSaid() {
        Instant soon = clock.instant().plus(Duration.ofHours(1));
        news.says(DigestLine.plain(me, Kind.READY, "1", "Physics is ready", "", soon));
        news.says(DigestLine.plain(me, Kind.READY, "0", "Was ready", "", clock.instant()));
        digests.makeWhatIsDue();
        assertThat(owner.count("SELECT count(*) FROM messages.line WHERE person_id = ?", me.value()))
                .isEqualTo(1);
        clock.advance(Duration.ofHours(1));
        post.sendWhatIsDue();
        assertThat(MAILS.received(mail)).isEmpty();
        assertThat(owner.count(
                        "SELECT count(*) FROM messages.letter WHERE person_id = ? AND next_at IS NULL"
                                + " AND unreachable IS NULL",
                        me.value()))
                .isEqualTo(1);
    }

    @Test
    void manyNodesAtOnceSendEachPersonOneMail() throws Exception {
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            addresses.add(address());
            PersonId person = people.enter("Somebody", Set.of(UserGroup.STUDENT), addresses.getLast());
            news.says(person, Kind.OVERDUE, "1", "One thing");
            news.says(person, Kind.DUE_SOON, "2", "Another");
        }
        try (ExecutorService nodes = Executors.newFixedThreadPool(6)) {
            List<Future<?>> all = new ArrayList<>();
            for (int node = 0; node < 6; node++) {
                all.add(nodes.submit(this::look));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        look();
        for (String address : addresses) {
            assertThat(MAILS.received(address)).hasSize(1);
            assertThat(plain(MAILS.received(address).getFirst())).contains("One thing", "Another");
        }
    }

    @Test
    void aDigestThatWasBrokenOffIsMadeAgainAndItsLettersAreWhole() throws Exception {
        news.says(me, Kind.OVERDUE, "1", "One thing");
        news.says(me, Kind.DUE_SOON, "2", "Another");
        Instant slot = hours.digest(hours.day(clock.instant()));
        Instant now = clock.instant();
        assertThat(purposes.in(Telling.TELL, () -> rounds.take(slot, now, now.plus(Queueing.LEASE))))
                .isTrue();
        queueing.add(slot, List.of(DigestLine.plain(me, Kind.OVERDUE, "1", "One thing", "/", null)));
        look();
        assertThat(MAILS.received(mail))
                .as("nothing leaves of a digest that is not whole")
                .isEmpty();
        clock.advance(Queueing.LEASE.plusSeconds(1));
        look();
        assertThat(MAILS.received(mail)).hasSize(1);
        assertThat(plain(MAILS.received(mail).getFirst())).contains("One thing", "Another");
    }

    @Test
    void aNodeThatFellAsleepAddsNothingToADigestThatHasLeft() {
        look();
        Instant slot = hours.digest(hours.day(clock.instant()));
        List<DigestLine> late = List.of(DigestLine.plain(me, Kind.OVERDUE, "1", "Late", "/", null));
        assertThatThrownBy(() -> queueing.add(slot, late)).isInstanceOf(Queueing.Closed.class);
        news.says(late.getFirst());
        Morning.next(clock, "09:00");
        look();
        assertThat(MAILS.received(mail)).hasSize(1);
    }

    @Test
    void oneModulesMistakeKeepsNothingBackThatWasSaid() {
        news.says(me, Kind.OVERDUE, "1", "Anatomy");
        news.fails(new IllegalStateException("a bug"));
        look();
        assertThat(MAILS.received(mail)).hasSize(1);
    }

    @Test
    void whoeverRestrictedTheUseOfTheirDataIsToldOnceItMayBeUsedAgain() {
        owner.execute(
                "INSERT INTO privacy.stop (subject, purpose, since) VALUES (?, '*', now())",
                me.value().toString());
        news.says(me, Kind.OVERDUE, "1", "Anatomy");
        look();
        assertThat(MAILS.received(mail)).isEmpty();
        assertThat(owner.count("SELECT count(*) FROM messages.line WHERE person_id = ?", me.value()))
                .isZero();
        owner.execute("DELETE FROM privacy.stop WHERE subject = ?", me.value().toString());
        Morning.next(clock, "09:00");
        look();
        assertThat(MAILS.received(mail)).hasSize(1);
    }

    @Test
    void aLetterThatWaitsWhenItsPersonRestrictsTheUseOfTheirDataDoesNotLeave() {
        news.says(me, Kind.OVERDUE, "1", "Anatomy");
        digests.makeWhatIsDue();
        owner.execute(
                "INSERT INTO privacy.stop (subject, purpose, since) VALUES (?, '*', now())",
                me.value().toString());
        post.sendWhatIsDue();
        assertThat(MAILS.received(mail)).isEmpty();
    }

    @Test
    void aNameThatLooksLikeAHeaderIsOnlyAName() throws Exception {
        String other = address();
        PersonId person = people.enter("Eve\r\nBcc: all@example.org\r\n\r\nHello", Set.of(UserGroup.STUDENT), other);
        news.says(person, Kind.OVERDUE, "1", "A title\r\nBcc: all@example.org");
        look();
        MimeMessage letter = MAILS.received(other).getFirst();
        assertThat(letter.getAllRecipients()).extracting(Address::toString).containsExactly(other);
        assertThat(letter.getRecipients(Message.RecipientType.BCC)).isNull();
        assertThat(plain(letter)).startsWith("Dear Eve Bcc: all@example.org Hello,");
        assertThat(MAILS.received("all@example.org")).isEmpty();
    }

    @Test
    void aNameFromRightToLeftLeavesTheWordsAroundItAsTheyAre() throws Exception {
        String other = address();
        PersonId person = people.enter("\u05d9\u05e2\u05dc <b>", Set.of(UserGroup.STUDENT), other);
        news.says(person, Kind.OVERDUE, "1", "\u05d0\u05d8\u05dc\u05e1 3");
        look();
        MimeMessage letter = MAILS.received(other).getFirst();
        assertThat(plain(letter))
                .contains("Dear \u2068\u05d9\u05e2\u05dc <b>\u2069,", "- \u2068\u05d0\u05d8\u05dc\u05e1 3\u2069");
        assertThat(html(letter))
                .contains("<bdi>\u05d0\u05d8\u05dc\u05e1 3</bdi>", "&lt;b&gt;")
                .doesNotContain("<b>");
    }

    @Test
    void whatPeopleChoseCountsAsFarAsTheKindLetsThemChoose() throws Exception {
        for (Kind kind : NewsForTests.KINDS) {
            owner.execute(
                    "INSERT INTO messages.choice (person_id, kind, way, chosen_at) VALUES (?, ?, 'none', now())",
                    me.value(),
                    kind.code());
            news.says(me, kind, "1", "About " + kind.code());
        }
        look();
        assertThat(plain(MAILS.received(mail).getFirst()))
                .contains("About overdue", "About recalled", "About invoice", "About charge")
                .doesNotContain("About ready")
                .doesNotContain("About due_soon")
                .doesNotContain("About renewed");
        assertThat(owner.texts("SELECT kind FROM messages.line WHERE person_id = ? ORDER BY kind", me.value()))
                .containsExactly("charge", "invoice", "overdue", "ready", "recalled");
    }
}
