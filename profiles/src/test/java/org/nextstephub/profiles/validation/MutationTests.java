package org.nextstephub.profiles.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextstephub.profiles.validation.HubValidator.Finding;
import org.nextstephub.profiles.validation.Mutations.Mutation;

/**
 * Of every profile, made from its own rules: an example from which something needed is taken away, to which something
 * closed is added, or in which a code is another, fails at that element and for that rule.
 */
class MutationTests {

    static Stream<Mutation> mutations() {
        return Mutations.ALL.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutations")
    void failsAtItsElementForItsRule(Mutation mutation) {
        List<Finding> errors = Mutations.errors(mutation.wrong(), mutation.profile());
        assertThat(errors)
                .as(mutation + " " + errors)
                .anyMatch(error -> error.element().replaceAll("\\[\\d+]", "").startsWith(mutation.element())
                        && error.text().contains(mutation.words()));
    }

    /** Whoever left something out, or put something in, is told in plain words what to do. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("missingOrClosed")
    void saysHowToMendIt(Mutation mutation) {
        String mend = mutation.rule().startsWith("without") ? ". Add " : ". Leave out ";
        assertThat(Mutations.errors(mutation.wrong(), mutation.profile()))
                .anyMatch(error -> error.advice().contains(mend));
    }

    static Stream<Mutation> missingOrClosed() {
        return mutations()
                .filter(mutation -> mutation.rule().startsWith("with"))
                .filter(mutation -> !mutation.rule().contains("another code"));
    }

    /** A profile without an example, or without a rule that can be broken so, would go untried. */
    @Test
    void everyProfileIsTried() {
        Set<String> tried = mutations().map(Mutation::profile).collect(Collectors.toCollection(TreeSet::new));
        assertThat(Mutations.profiles().map(StructureDefinition::getUrl)).allMatch(tried::contains);
    }

    @Test
    void everyExtensionIsTried() {
        Set<String> tried = mutations().map(Mutation::rule).collect(Collectors.toSet());
        assertThat(ExtensionMutations.extensions()
                        .map(StructureDefinition::getId)
                        .map(id -> id.replaceFirst(".*/", "")))
                .allMatch(id -> tried.contains("another kind of " + id));
    }
}
