package org.carrel.privacy.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.carrel.privacy.CopyIn;

@AnalyzeClasses(packages = "org.carrel", importOptions = ImportOption.DoNotIncludeTests.class)
class NothingReadsPastTheTrailTest {

    private static final Set<String> WAYS_PAST = Set.of(
            "javax.sql.DataSource.getConnection",
            "org.springframework.jdbc.core.JdbcTemplate.<init>",
            "org.springframework.jdbc.core.JdbcTemplate.execute",
            "org.springframework.jdbc.core.JdbcOperations.execute",
            "org.springframework.jdbc.core.simple.JdbcClient.create",
            "org.springframework.jdbc.datasource.DataSourceUtils.getConnection",
            "java.sql.DriverManager.getConnection");

    @ArchTest
    static final ArchRule everyStatementIsWatched = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.carrel.database..",
                    "org.carrel.privacy.notice..",
                    "org.carrel.engine..",
                    "org.carrel.testkit..")
            .and()
            .doNotHaveFullyQualifiedName(WatchedJdbc.class.getName())
            // It only writes, and sees to that itself.
            .and()
            .doNotHaveFullyQualifiedName(CopyIn.class.getName())
            .should()
            .callMethodWhere(wayPast())
            .orShould()
            .callConstructorWhere(wayPast())
            .because("who reads by another way than the app's JdbcClient and JdbcTemplate leaves no trace of whose data"
                    + " it was");

    private static <T extends JavaCall<?>> DescribedPredicate<T> wayPast() {
        return DescribedPredicate.describe(
                "goes past the watched connection",
                call -> WAYS_PAST.contains(call.getTargetOwner().getFullName() + "."
                        + call.getTarget().getName()));
    }
}
