package org.nextstephub.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** A hub of one's own takes half a minute: whoever starts one says why. */
@AnalyzeClasses(packages = "org.nextstephub.server", importOptions = ImportOption.OnlyIncludeTests.class)
class OwnHubTests {

    private static final Set<String> STARTS = Set.of("own", "replicaOf", "strangerTo", "durable");

    private static final DescribedPredicate<JavaAccess<?>> THE_START_OF_A_HUB = describe(
            "the start of a hub",
            access -> access.getTargetOwner().isEquivalentTo(HubProcess.class)
                            && access.getName().equals("<init>")
                    || access.getTargetOwner().isEquivalentTo(RunningHub.class) && STARTS.contains(access.getName()));

    private static final DescribedPredicate<JavaClass> SAY_WHY =
            describe("say why by @OwnHub", type -> !reason(type).isBlank());

    private static String reason(JavaClass type) {
        return type.getEnclosingClass().map(OwnHubTests::reason).orElseGet(() -> type.tryGetAnnotationOfType(
                        OwnHub.class)
                .map(OwnHub::value)
                .orElse(""));
    }

    @ArchTest
    static final ArchRule WHOEVER_STARTS_A_HUB_SAYS_WHY = noClasses()
            .that(not(SAY_WHY))
            .and(not(belongToAnyOf(RunningHub.class, HubProcess.class)))
            .should()
            .accessTargetWhere(THE_START_OF_A_HUB)
            .because("RunningHub.shared() is there already");

    @ArchTest
    static final ArchRule NOBODY_SAYS_SO_WHO_DOES_NOT =
            classes().that().areAnnotatedWith(OwnHub.class).should().accessTargetWhere(THE_START_OF_A_HUB);
}
