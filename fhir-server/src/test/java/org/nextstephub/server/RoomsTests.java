package org.nextstephub.server;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.nextstephub.server.store.HubStore;

/** The walls between the rooms of this module. */
@AnalyzeClasses(packages = "org.nextstephub.server", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTests {

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.nextstephub.server.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_CYCLES_IN_THE_INTAKE =
            slices().matching("org.nextstephub.server.intake.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_CYCLES_BETWEEN_ANY_TWO_PACKAGES =
            slices().matching("org.nextstephub.server.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ANSWERS_KNOW_NO_RULE = noClasses()
            .that()
            .resideInAPackage("..access.answer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.nextstephub.server.access",
                    "org.nextstephub.server.access.limit..",
                    "org.nextstephub.server.access.search..");

    @ArchTest
    static final ArchRule SCHEMA_COMES_BEFORE_THE_STORE = noClasses()
            .that()
            .resideInAPackage("..store.schema..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nextstephub.server.store", "..store.rows..");

    @ArchTest
    static final ArchRule REGISTERED_CLIENTS_KNOW_NO_TOKEN = noClasses()
            .that()
            .resideInAPackage("..token.client..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nextstephub.server.token", "..token.bearer..");

    @ArchTest
    static final ArchRule A_MESSAGE_KNOWS_ONLY_ITS_TEXT = classes()
            .that()
            .resideInAPackage("..intake.message..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.xml..",
                    "org.w3c.dom..",
                    "org.xml.sax..",
                    "org.jspecify..",
                    "com.fasterxml.jackson..",
                    "org.apache.commons.codec..",
                    "ca.uhn.fhir.context..",
                    "ca.uhn.fhir.parser..",
                    "ca.uhn.fhir.model..",
                    "ca.uhn.fhir.util..",
                    "org.hl7.fhir..",
                    "org.nextstephub.profiles..",
                    "org.nextstephub.server.intake.message..");

    @ArchTest
    static final ArchRule GATE_AND_SIGHT_WRITE_NOTHING = noClasses()
            .that()
            .resideInAnyPackage("..intake.gate..", "..server.sight..")
            .should()
            .callMethodWhere(
                    target(owner(type(HubStore.class))).and(target(nameMatching("write|update|save|register|record"))));

    @ArchTest
    static final ArchRule ONLY_THE_WALK_RECORDS = noClasses()
            .that()
            .resideOutsideOfPackages("..server.intake", "..intake.record..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..intake.record..");

    @ArchTest
    static final ArchRule ONLY_DOORS_AND_PROOFS_ASK_THE_WALK = noClasses()
            .that()
            .resideOutsideOfPackages("..server.intake", "..intake.door..", "..server.health..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.nextstephub.server.intake");

    @ArchTest
    static final ArchRule ONLY_DOORS_SPEAK_HTTP = noClasses()
            .that()
            .resideInAPackage("..server.intake..")
            .and()
            .resideOutsideOfPackage("..intake.door..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..");

    @ArchTest
    static final ArchRule ROWS_ARE_PLAIN_SQL = noClasses()
            .that()
            .resideInAPackage("..store.rows..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ca.uhn.fhir..", "org.nextstephub.server.store");

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
    static final ArchRule THE_CONSOLE_IS_A_CLIENT_OF_THE_API = noClasses()
            .that()
            .resideInAPackage("..server.console..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..server.account..",
                    "..server.audit..",
                    "..server.consent..",
                    "..server.desk..",
                    "..server.intake..",
                    "..server.partner..",
                    "..server.report..",
                    "..server.sight..",
                    "..server.store..",
                    "..server.telling..",
                    "..server.worklist..");

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
