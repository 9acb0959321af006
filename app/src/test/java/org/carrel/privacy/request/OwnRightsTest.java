package org.carrel.privacy.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.privacy.Groups;
import org.carrel.privacy.OwnObjection;
import org.carrel.privacy.notice.Basis;
import org.carrel.privacy.notice.CanonicalNotice;
import org.carrel.privacy.notice.CurrentNotice;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.publicpage.Right;
import org.carrel.privacy.request.OwnRights.Choice;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/// What may be asked follows from the notice, and changes with it.
class OwnRightsTest {

    private static final CurrentNotice CURRENT = new CurrentNotice("");
    private static final Groups STUDENT = new Groups(Set.of("student"), Set.of("student"));

    private static OwnRights rights(Declaration notice, OwnObjection... objections) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        for (OwnObjection objection : objections) {
            beans.addBean("objection", objection);
        }
        return new OwnRights(notice, beans.getBeanProvider(OwnObjection.class));
    }

    /// The notice with another legal basis for one purpose.
    private static Declaration with(String purpose, String from, String to) {
        String text = CURRENT.canonical().text();
        int at = text.indexOf("\"" + purpose + "\":{");
        int basis = text.indexOf(from, at);
        assertThat(at).isPositive();
        assertThat(basis).isPositive();
        String changed = text.substring(0, basis) + to + text.substring(basis + from.length());
        return CanonicalNotice.parse(changed).read().notice();
    }

    @Test
    void consentIsTakenBackOnlyWhereTheBasisIsConsent() {
        Declaration notice = CURRENT.declaration();
        rights(notice).choices(Kind.WITHDRAW).forEach(choice -> {
            Basis basis = notice.purpose(choice.name()).basis();
            assertThat(choice.given()).as(choice.name()).isEqualTo(basis == Basis.CONSENT);
            assertThat(choice.why()).isEqualTo("withdraw." + basis.article());
        });
        assertThat(rights(notice).isOpen(Kind.WITHDRAW)).isFalse();
    }

    @Test
    void anotherBasisInTheNoticeGivesAnotherRight() {
        Declaration consent = with("administer_accounts", "A6-1-b", "A6-1-a");
        assertThat(rights(consent).mayAsk(Kind.WITHDRAW, "administer_accounts")).isTrue();
        assertThat(rights(consent).mayAsk(Kind.OBJECT, "administer_accounts")).isFalse();
        Declaration task = with("administer_accounts", "A6-1-b", "A6-1-e");
        assertThat(rights(task).mayAsk(Kind.OBJECT, "administer_accounts")).isTrue();
        assertThat(rights(task).mayAsk(Kind.WITHDRAW, "administer_accounts")).isFalse();
        assertThat(rights(CURRENT.declaration()).mayAsk(Kind.OBJECT, "administer_accounts"))
                .isFalse();
    }

    @Test
    void whatIsHeldOfOthersOnlyIsNotOffered() {
        OwnRights rights = rights(CURRENT.declaration());
        Groups was = new Groups(Set.of(), Set.of("staff"));
        for (Kind kind : Set.of(Kind.ERASE, Kind.RECTIFY)) {
            assertThat(rights.choices(kind, STUDENT)).extracting(Choice::name).contains("name");
            assertThat(rights.choices(kind, STUDENT)).extracting(Choice::name).doesNotContain("staff_role", "training");
            assertThat(rights.reasons(kind, STUDENT).stream().flatMap(List::stream))
                    .extracting(Choice::name)
                    .doesNotContain("staff_role");
            assertThat(rights.choices(kind, was)).extracting(Choice::name).contains("staff_role");
        }
    }

    @Test
    void aPurposeThatIsNotDoneYetIsNotAskedAbout() {
        OwnRights rights = rights(CURRENT.declaration());
        for (Kind kind : Kind.values()) {
            assertThat(rights.mayAsk(kind, "ask_opinion")).as(kind.key()).isFalse();
            assertThat(rights.mayAsk(kind, "nonsense")).as(kind.key()).isFalse();
        }
    }

    @Test
    void anObjectionThatAModuleTakesItselfIsNotTakenTwice() {
        OwnObjection own = new OwnObjection() {
            @Override
            public Set<String> purposes() {
                return Set.of("detect_compromise");
            }

            @Override
            public String address() {
                return "/elsewhere";
            }
        };
        OwnRights rights = rights(CURRENT.declaration(), own);
        Choice choice = rights.choices(Kind.OBJECT).stream()
                .filter(one -> one.name().equals("detect_compromise"))
                .findFirst()
                .orElseThrow();
        assertThat(choice.given()).isTrue();
        assertThat(choice.elsewhere()).hasValue("/elsewhere");
        assertThat(rights.mayAsk(Kind.OBJECT, "detect_compromise")).isFalse();
        assertThat(rights(CURRENT.declaration()).mayAsk(Kind.OBJECT, "detect_compromise"))
                .isTrue();
        assertThat(rights.mayAsk(Kind.RESTRICT, "detect_compromise"))
                .as("which works on pseudonyms, where a stop finds nobody")
                .isFalse();
        assertThat(rights.stopsWithRestriction(STUDENT))
                .doesNotContain(
                        CURRENT.declaration().purpose("detect_compromise").title());
    }

    @Test
    void whatTheLawRequiresToBeKeptIsNotErased() {
        Map<String, Choice> choices = rights(CURRENT.declaration()).choices(Kind.ERASE).stream()
                .collect(java.util.stream.Collectors.toMap(Choice::name, choice -> choice));
        assertThat(choices.get("notice_seen").given()).isFalse();
        assertThat(choices.get("notice_seen").why()).isEqualTo("erase.A6-1-c");
        assertThat(choices.get("contact").given()).isTrue();
        assertThat(choices).doesNotContainKeys("credential", "loan");
        choices.values()
                .forEach(choice -> assertThat(choice.given())
                        .as(choice.name())
                        .isEqualTo(choice.bases().stream().allMatch(Right.ERASE::holds)));
    }

    @Test
    void everythingCanBeSeenCorrectedRestrictedAndComplainedOf() {
        OwnRights rights = rights(CURRENT.declaration());
        for (Kind kind : List.of(Kind.ACCESS, Kind.RECTIFY, Kind.RESTRICT, Kind.COMPLAIN)) {
            assertThat(rights.isOpen(kind)).as(kind.key()).isTrue();
            assertThat(rights.mayAsk(kind, "*")).as(kind.key()).isTrue();
        }
        assertThat(rights.mayAsk(Kind.OBJECT, "*")).isFalse();
        assertThat(rights.mayAsk(Kind.WITHDRAW, "*")).isFalse();
        assertThat(rights.stopsWithRestriction(STUDENT))
                .contains(CURRENT.declaration().purpose("administer_accounts").title())
                .doesNotContain(CURRENT.declaration().purpose("sign_in").title());
    }
}
