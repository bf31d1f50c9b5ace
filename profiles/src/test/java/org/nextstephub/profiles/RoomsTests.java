package org.nextstephub.profiles;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls between the rooms of this module. */
@AnalyzeClasses(packages = "org.nextstephub.profiles", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTests {

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.nextstephub.profiles.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_WORDS_KNOW_NO_ROOM_BELOW = noClasses()
            .that()
            .resideInAPackage("org.nextstephub.profiles")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.nextstephub.profiles.*..");

    @ArchTest
    static final ArchRule THE_COMPILED_CHECK_ASKS_NO_VALIDATOR = noClasses()
            .that()
            .resideInAPackage("..profiles.certain..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..profiles.validation..");

    @ArchTest
    static final ArchRule OTHER_MODULES_ARE_NOT_KNOWN_HERE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("org.nextstephub.server..", "org.nextstephub.routes..");
}
