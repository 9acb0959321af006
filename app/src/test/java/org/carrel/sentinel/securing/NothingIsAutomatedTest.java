package org.carrel.sentinel.securing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.carrel.people.AccountId;
import org.carrel.sentinel.review.Reviews;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/// Article 22 of the UK GDPR: no account is secured, and none is cleared, by the program alone.
class NothingIsAutomatedTest {

    private static final ArchRule ONLY_A_PERSON_BEGINS = methods()
            .that()
            .areDeclaredIn(Securing.class)
            .and(describe("decide", method -> method.getName().equals("begin")))
            .should(beReachedFrom("a form that a person sent to a controller", NothingIsAutomatedTest::handlesAForm));

    private static final ArchRule ONLY_THE_FACADE_WRITES_IT = methods()
            .that()
            .areDeclaredIn(SecuringRepository.class)
            .and(describe("begin", method -> method.getName().startsWith("begin")))
            .should(beReachedFrom(
                    "Ledger.begin", from -> from.getFullName().startsWith(Ledger.class.getName() + ".begin(")));

    private static final ArchRule ONLY_THE_FACADE_ASKS_FOR_IT = methods()
            .that()
            .areDeclaredIn(Ledger.class)
            .and()
            .haveName("begin")
            .should(beReachedFrom(
                    "Securing.begin", from -> from.getFullName().startsWith(Securing.class.getName() + ".begin(")));

    private static final ArchRule ONLY_A_DECISION_WANTS_IT_TAKEN_BACK = methods()
            .that()
            .areDeclaredIn(Reviews.class)
            .and(describe(
                    "say what is taken back",
                    method -> method.getName().equals("decide")
                            && method.getRawParameterTypes().size() == 6))
            .should(beReachedFrom(
                    "a person's form, or Reviews, which says that nothing is",
                    from -> handlesAForm(from) || from.getOwner().isEquivalentTo(Reviews.class)));

    private static final ArchRule ONLY_WHAT_A_PERSON_ASKED_FOR_IS_UNDONE = methods()
            .that()
            .areDeclaredIn(Ledger.class)
            .and()
            .haveName("undo")
            .should(beReachedFrom(
                    "a person's wish", from -> from.getFullName().startsWith(Ledger.class.getName() + ".undoWanted(")));

    private final JavaClasses program = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.carrel");

    @Test
    void onlyAControllerThatHandlesAPersonsFormSecuresOrClearsAnAccount() {
        ONLY_A_PERSON_BEGINS.check(program);
        ONLY_THE_FACADE_WRITES_IT.check(program);
        ONLY_THE_FACADE_ASKS_FOR_IT.check(program);
        ONLY_A_DECISION_WANTS_IT_TAKEN_BACK.check(program);
        ONLY_WHAT_A_PERSON_ASKED_FOR_IS_UNDONE.check(program);
    }

    @Test
    void theRuleSeesAProgramThatDecidesByItself() {
        JavaClasses offenders =
                new ClassFileImporter().importClasses(Securing.class, Automatic.class, Referring.class, Peeking.class);
        assertThat(ONLY_A_PERSON_BEGINS.evaluate(offenders).getFailureReport().getDetails())
                .hasSize(3)
                .anyMatch(line -> line.contains("Automatic"))
                .anyMatch(line -> line.contains("Referring"))
                .anyMatch(line -> line.contains("Peeking"));
    }

    /// What nobody may write.
    record Automatic(Securing securing) {

        Beginning hurry() {
            return securing.begin(1, 0, "u1-1", Owner.named("rashdown"), AccountId.random());
        }
    }

    interface Decision {

        Beginning decide(long alert, int decisions, String token, Owner owner, AccountId by);
    }

    record Referring(Securing securing) {

        Decision hurry() {
            return securing::begin;
        }
    }

    /// A controller, but for a page that is only looked at.
    @Controller
    record Peeking(Securing securing) {

        Beginning look() {
            return securing.begin(1, 0, "u1-1", Owner.named("rashdown"), AccountId.random());
        }
    }

    private static boolean handlesAForm(JavaCodeUnit from) {
        return from.getOwner().isAnnotatedWith(Controller.class) && from.isAnnotatedWith(PostMapping.class);
    }

    private static ArchCondition<JavaMethod> beReachedFrom(String whom, Predicate<JavaCodeUnit> allowed) {
        return new ArchCondition<>("be reached from " + whom + " alone") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(method.getCallsOfSelf().stream(), method.getReferencesToSelf().stream())
                        .map((JavaAccess<?> access) -> access)
                        .forEach(access -> events.add(new SimpleConditionEvent(
                                method, allowed.test(access.getOrigin()), access.getDescription())));
            }
        };
    }
}
