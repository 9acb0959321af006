package org.carrel.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Set;
import org.carrel.engine.tokens.AccountTokens;
import org.carrel.engine.tokens.EpochStore;
import org.carrel.engine.tokens.Epochs;
import org.carrel.engine.tokens.Handover;
import org.carrel.engine.tokens.KeyProblem;
import org.carrel.privacy.WayOut;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(
        packages = "org.carrel",
        importOptions = {ImportOption.DoNotIncludeTests.class, HouseRulesTest.OnlyTheApp.class})
class HouseRulesTest {

    /// The detector and its test kit have rules of their own.
    static final class OnlyTheApp implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("org/carrel/engine/") && !location.contains("org/carrel/testkit/");
        }
    }

    private static final DescribedPredicate<JavaClass> TEMPLATE =
            describe("a template", type -> type.getSimpleName().startsWith("Jte"));

    @ArchTest
    static final ArchRule noFieldIsInjected = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .because("what a class needs stands in its constructor, where a reader and a test find it");

    @ArchTest
    static final ArchRule controllersStayInTheirPackage = classes()
            .that()
            .areAnnotatedWith(Controller.class)
            .or()
            .areAnnotatedWith(RestController.class)
            .should()
            .bePackagePrivate()
            .because("nobody calls a controller: an address does");

    @ArchTest
    static final ArchRule repositoriesStayInTheirPackage = classes()
            .that()
            .areAnnotatedWith(Repository.class)
            .or()
            .haveSimpleNameEndingWith("Repository")
            .should()
            .bePackagePrivate()
            .because("a table belongs to one feature; others ask the module's facade");

    @ArchTest
    static final ArchRule sqlStandsInRepositories = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Repository")
            .and()
            .resideOutsideOfPackages("org.carrel.privacy..", "org.carrel.database..", "org.carrel.people.session..")
            .and()
            .doNotHaveFullyQualifiedName("org.carrel.demo.NoDemoInProduction")
            .should()
            .dependOnClassesThat(describe("reach the database", HouseRulesTest::reachesTheDatabase))
            .because(
                    "whoever asks which code touches a table must find it by its name. Privacy and database prepare the "
                            + "ground for all, sessions are kept by a library's SQL, and the demo's check runs before the start");

    @ArchTest
    static final ArchRule purposesDrawTheTransactions = noClasses()
            .should()
            .beAnnotatedWith(Transactional.class)
            .because("a transaction acts for a purpose of the notice: begin it with Purposes.in");

    @ArchTest
    static final ArchRule purposesDrawTheTransactionsOfMethodsToo = methods()
            .should()
            .notBeAnnotatedWith(Transactional.class)
            .because("a transaction acts for a purpose of the notice: begin it with Purposes.in");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Impl|Dto|DTO|Util|Utils)(\\$.*)?")
            .orShould()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..", "..dto..")
            .because("such names say nothing of what is inside, so everything ends up there");

    @ArchTest
    static final ArchRule everyPackageSaysThatNullIsTheException = classes()
            .that(DescribedPredicate.not(TEMPLATE))
            .should(new ArchCondition<>("stand in a @NullMarked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage()
                            .tryGetAnnotationOfType(NullMarked.class)
                            .isPresent();
                    events.add(new SimpleConditionEvent(
                            type, marked, type.getPackageName() + " has no package-info.java with @NullMarked"));
                }
            })
            .because("NullAway checks only what is marked");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .areNotAssignableTo(Clock.class)
            .should()
            .accessTargetWhere(describe("the time is read without a Clock", HouseRulesTest::readsTheTime))
            .because("a test must be able to say what time it is: take a java.time.Clock in the constructor");

    @ArchTest
    static final ArchRule nothingIsChangedFromOutside =
            fields().that().arePublic().should().beFinal().because("a public field that changes belongs to nobody");

    private static boolean reachesTheDatabase(JavaClass type) {
        String name = type.getPackageName();
        return name.equals("java.sql") || name.equals("javax.sql") || name.startsWith("org.springframework.jdbc");
    }

    private static boolean readsTheTime(JavaAccess<?> access) {
        return access instanceof JavaCodeUnitAccess<?> call
                && Set.of("now", "currentTimeMillis", "systemUTC", "systemDefaultZone", "system")
                        .contains(call.getName())
                && call.getTargetOwner().getPackageName().startsWith("java.")
                && call.getTarget().getRawParameterTypes().isEmpty()
                && !call.getOriginOwner().getFullName().equals("org.carrel.Clocks");
    }

    @ArchTest
    static final ArchRule onlyARevealTurnsTokensBack = noClasses()
            .that()
            .resideOutsideOfPackage("org.carrel.sentinel.identity..")
            .should()
            .accessTargetWhere(describe("a token is turned back", HouseRulesTest::turnsTokensBack))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName(Handover.class.getName())
            .because("the notice promises that a token becomes a person only for a recorded reason");

    /// Also where a method is only referred to, as in `store::openAll`.
    private static boolean turnsTokensBack(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return access.getName().equals("reveal")
                        && (owner.isEquivalentTo(AccountTokens.class) || owner.isEquivalentTo(Epochs.class))
                || access.getName().equals("openAll") && owner.isAssignableTo(EpochStore.class);
    }

    @ArchTest
    static void theRuleSeesWhoeverTurnsTokensBack(JavaClasses all) {
        JavaClasses offenders = new ClassFileImporter().importClasses(Opening.class, Referring.class);
        assertThat(onlyARevealTurnsTokensBack
                        .evaluate(offenders)
                        .getFailureReport()
                        .getDetails())
                .anyMatch(line -> line.contains("Opening"))
                .anyMatch(line -> line.contains("Referring") && line.contains("openAll"))
                .anyMatch(line -> line.contains("Referring") && line.contains("reveal"));
    }

    /// What nobody may write.
    record Opening(EpochStore store) {

        String peep(String token) throws KeyProblem {
            return store.openAll(null).reveal(token);
        }
    }

    interface Opens {

        Epochs open(char[] guard) throws KeyProblem;
    }

    interface Turns {

        String back(String token) throws KeyProblem;
    }

    record Referring(EpochStore store) {

        Turns peep(char[] guard) throws KeyProblem {
            Opens opens = store::openAll;
            return opens.open(guard)::reveal;
        }
    }

    /// Whoever reached the device past the engine could ask it anything, in both directions.
    @ArchTest
    static final ArchRule onlyTheEngineReachesAKeyDevice = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.security.Provider")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.security.AuthProvider")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.security.KeyStore")
            .because("keys are used through the engine's tokens, where each direction has its rule");

    /// The command line's own requests to the Carrel that runs on the same machine are no way out.
    private static final Set<String> COMMAND_LINE = Set.of(
            "org.carrel.IngestCommand",
            "org.carrel.GatesCommand",
            "org.carrel.FeedCommand",
            "org.carrel.CatalogueCommand",
            "org.carrel.RunningCarrel");

    @ArchTest
    static final ArchRule whatReachesOtherSystemsAsksTheDisclosureGate = classes()
            .that(describe("reach other systems", HouseRulesTest::reachesOut))
            .should(new ArchCondition<>("ask whether the disclosure gate is open") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean asks = type.getMethodCallsFromSelf().stream()
                            .anyMatch(call -> call.getTargetOwner().isEquivalentTo(WayOut.class)
                                    && call.getName().equals("mustBeOpen"));
                    events.add(new SimpleConditionEvent(type, asks, type.getName() + " reaches other systems"));
                }
            })
            .because("the notice says who is told what, and a letter or a request past it would make it untrue");

    /// The rule above would hold of nothing at all.
    @ArchTest
    static void theWaysOutAreKnown(JavaClasses all) {
        assertThat(all.stream().filter(HouseRulesTest::reachesOut).map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder("JsonCalls", "DirectoryDoor", "MailDelivery", "Mailer");
    }

    /// What asks another system for everybody, and tells it nothing of anybody.
    private static final Set<String> ONLY_LISTENS = Set.of("org.carrel.people.feed.DirectoryLines");

    private static boolean reachesOut(JavaClass type) {
        return !COMMAND_LINE.contains(outermost(type).getName())
                && !ONLY_LISTENS.contains(type.getName())
                && type.getAccessesFromSelf().stream()
                        .anyMatch(access -> access instanceof JavaCodeUnitAccess<?> call && opensAConnection(call));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseRulesTest::outermost).orElse(type);
    }

    private static boolean opensAConnection(JavaCodeUnitAccess<?> call) {
        String owner = call.getTargetOwner().getName();
        boolean made = call.getName().equals("<init>");
        return owner.equals("java.net.http.HttpClient") && call.getName().startsWith("new")
                || owner.startsWith("com.unboundid.ldap.sdk.LDAPConnection") && made && !owner.endsWith("Options")
                || owner.startsWith("org.springframework.mail.javamail.JavaMailSender")
                        && (made || call.getName().equals("send"))
                || owner.startsWith("jakarta.mail.Transport")
                || owner.equals("java.net.URL") && call.getName().startsWith("open")
                || Set.of("java.net.Socket", "java.net.DatagramSocket").contains(owner) && made
                || owner.startsWith("java.nio.channels.SocketChannel")
                || owner.startsWith("javax.naming.directory.Initial")
                || owner.startsWith("org.springframework.web.client.Rest")
                || owner.startsWith("org.springframework.web.reactive.function.client.")
                || owner.startsWith("org.springframework.ldap.");
    }
}
