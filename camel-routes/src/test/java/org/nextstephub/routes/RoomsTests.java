package org.nextstephub.routes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls between the rooms of this module. */
@AnalyzeClasses(packages = "org.nextstephub.routes", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTests {

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.nextstephub.routes.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_CYCLES_IN_A_ROOM =
            slices().matching("org.nextstephub.routes.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule A_CASE_FILE_IS_READ_TRANSLATED_AND_ANSWERED = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("casefile")
            .definedBy("org.nextstephub.routes.casefile")
            .layer("doors")
            .definedBy("..casefile.folder..", "..casefile.http..")
            .layer("intake")
            .definedBy("..casefile.intake..")
            .layer("reading")
            .definedBy("..casefile.reading..")
            .layer("translation")
            .definedBy("..casefile.translation..")
            .layer("answer")
            .definedBy("..casefile.answer..")
            .whereLayer("casefile")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("doors")
            .mayOnlyBeAccessedByLayers("casefile")
            .whereLayer("intake")
            .mayOnlyBeAccessedByLayers("casefile", "doors")
            .whereLayer("reading")
            .mayOnlyBeAccessedByLayers("casefile", "doors", "intake")
            .whereLayer("translation")
            .mayOnlyBeAccessedByLayers("casefile", "intake")
            .whereLayer("answer")
            .mayOnlyBeAccessedByLayers("doors", "intake");

    @ArchTest
    static final ArchRule AN_HL7_V2_MESSAGE_IS_READ_TRANSLATED_AND_ANSWERED = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("hl7v2")
            .definedBy("org.nextstephub.routes.hl7v2")
            .layer("reading")
            .definedBy("..hl7v2.reading..")
            .layer("translation")
            .definedBy("..hl7v2.translation..")
            .layer("answer")
            .definedBy("..hl7v2.answer..")
            .whereLayer("hl7v2")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("reading")
            .mayOnlyBeAccessedByLayers("hl7v2", "translation", "answer")
            .whereLayer("translation")
            .mayOnlyBeAccessedByLayers("hl7v2")
            .whereLayer("answer")
            .mayOnlyBeAccessedByLayers("hl7v2");

    @ArchTest
    static final ArchRule ONLY_THE_HUB_ROOM_TALKS_TO_THE_SERVER = noClasses()
            .that()
            .resideOutsideOfPackage("..routes.hub..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ca.uhn.fhir.rest.client..");

    @ArchTest
    static final ArchRule CAMEL_LIVES_IN_ROUTES_ONLY = noClasses()
            .that()
            .haveSimpleNameNotContaining("Route")
            .and()
            .haveSimpleNameNotContaining("Pipeline")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule TRANSLATING_KNOWS_NO_NETWORK = noClasses()
            .that()
            .resideInAnyPackage("..routes.hl7v2..", "..routes.message..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "java.net.http..", "javax.net..", "org.apache.camel..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\..*(Socket|Inet).*");

    @ArchTest
    static final ArchRule CONNECTIONS_ARE_HELD_BY_MLLP = noClasses()
            .that()
            .resideOutsideOfPackage("..routes.mllp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty.channel..", "io.netty.buffer..", "io.netty.handler.codec..");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_KNOWS_MLLP = noClasses()
            .that()
            .resideOutsideOfPackages("org.nextstephub.routes", "..routes.mllp..", "..routes.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..routes.mllp..");

    @ArchTest
    static final ArchRule THE_SERVER_IS_NOT_KNOWN_HERE =
            classes().should().onlyDependOnClassesThat().resideOutsideOfPackage("org.nextstephub.server..");
}
