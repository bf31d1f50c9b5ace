package org.nextstephub.profiles.validation;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.ConformanceResources;

/** All that is judged to see whether everyone judges alike: every example, every wrong variant, every wrong copy. */
public final class Trials {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    /** Judged where the guide is made; of a topic (Basic) HAPI does not know the elements that R5 has. */
    private static final Set<String> DEFINITIONS = Set.of(
            "StructureDefinition",
            "ValueSet",
            "CodeSystem",
            "SearchParameter",
            "ImplementationGuide",
            "Questionnaire",
            "Basic");

    /**
     * A resource that names the profile it is judged by.
     *
     * @param name for a file; no two trials share one
     */
    public record Trial(String name, Resource resource) {

        /** As it is sent. */
        public byte[] json() {
            return FHIR.newJsonParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private Trials() {}

    /** Every one of them; examples first. */
    public static List<Trial> all() {
        Stream<Trial> examples = examples()
                .map(name ->
                        new Trial(name.replace(".json", ""), ConformanceResources.read(FHIR, Resource.class, name)));
        Stream<Trial> variants =
                variants().stream().map(variant -> new Trial("wrong-" + variant.name(), variant.read()));
        Stream<Trial> mutations = Mutations.ALL.stream()
                .map(mutation -> new Trial(
                        "wrong-" + mutation.toString().replaceAll("[^A-Za-z0-9.-]+", "-"),
                        judgedBy(mutation.wrong(), mutation.profile())));
        return Stream.of(examples, variants, mutations).flatMap(part -> part).toList();
    }

    private static Resource judgedBy(Resource resource, String profile) {
        Resource judged = resource.copy();
        judged.getMeta().getProfile().clear();
        judged.getMeta().addProfile(profile);
        return judged;
    }

    /** Names of the examples' files. */
    static Stream<String> examples() {
        return ConformanceResources.names().stream()
                .filter(name -> !DEFINITIONS.contains(name.replaceAll("-.*", "")))
                .filter(name -> !name.contains("permit-balp"));
    }

    /**
     * A wrong resource that was written by hand.
     *
     * @param breaks key of the invariant, or the validator's words
     */
    record Variant(String name, String breaks, String json) {

        Resource read() {
            return (Resource) FHIR.newJsonParser().parseResource(json);
        }

        @Override
        public String toString() {
            return name + " breaks " + breaks;
        }
    }

    static List<Variant> variants() {
        try {
            JsonNode all = new ObjectMapper().readTree(Trials.class.getResource("/negative-variants.json"));
            List<Variant> variants = new ArrayList<>();
            all.forEach(variant -> variants.add(new Variant(
                    variant.get("name").asText(),
                    variant.get("breaks").asText(),
                    variant.get("resource").toString())));
            return variants;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
