package org.nextstephub.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls between the rooms of this module. */
@AnalyzeClasses(packages = "org.nextstephub.server", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTests {

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.nextstephub.server.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_POLICY_IS_PURE = classes()
            .that()
            .resideInAnyPackage("..server.consent..", "..server.agreement..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.hl7.fhir..",
                    "org.jspecify..",
                    "org.nextstephub.profiles..",
                    "org.nextstephub.server.consent..",
                    "org.nextstephub.server.agreement..");

    @ArchTest
    static final ArchRule ONLY_THE_STORE_KNOWS_HAPI_JPA = noClasses()
            .that()
            .resideOutsideOfPackage("..server.store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ca.uhn.fhir.jpa..");

    @ArchTest
    static final ArchRule THE_ROUTES_ARE_NOT_KNOWN_HERE =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.nextstephub.routes..");

    @ArchTest
    static final ArchRule VULNERABLE_CODE_IS_NOT_REACHED = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(".*(XsltUtilities|FhirPathFilterInterceptor|BulkDataExportProvider|GraphQLProvider).*");
}
