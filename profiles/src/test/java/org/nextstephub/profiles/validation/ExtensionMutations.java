package org.nextstephub.profiles.validation;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.nextstephub.profiles.ConformanceResources;
import org.nextstephub.profiles.validation.Mutations.Mutation;

/** Wrong copies of examples in which one of the hub's own extensions is of another kind, lacks a part, or has another code. */
final class ExtensionMutations {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private ExtensionMutations() {}

    /** The hub's own extensions. */
    static Stream<StructureDefinition> extensions() {
        return ConformanceResources.ofType(FHIR, StructureDefinition.class)
                .filter(profile -> profile.getType().equals("Extension"));
    }

    /** All that can be made of these resources, each from the first that has the extension. */
    static List<Mutation> of(List<Resource> examples) {
        return extensions()
                .flatMap(extension -> examples.stream()
                        .filter(DomainResource.class::isInstance)
                        .map(DomainResource.class::cast)
                        .filter(example -> example.hasExtension(extension.getUrl())
                                && HubValidator.profilesOf(example).size() == 1)
                        .findFirst()
                        .stream()
                        .flatMap(example -> of(example, extension).stream()))
                .toList();
    }

    private static List<Mutation> of(DomainResource example, StructureDefinition definition) {
        String url = definition.getUrl();
        List<Mutation> made = new ArrayList<>();
        definition.getDifferential().getElement().stream()
                .filter(part -> part.hasSliceName() && part.getMin() > 0)
                .map(ElementDefinition::getSliceName)
                .forEach(part -> made.add(spoilt(example, url, "lacking " + part + " in", extension -> extension
                        .getExtension()
                        .removeIf(known -> known.getUrl().equals(part)))));
        made.add(spoilt(example, url, "another kind of", extension -> extension
                .setValue(new Attachment().setTitle("something"))
                .setExtension(null)));
        if (codes(first(example, url)).findAny().isPresent()) {
            made.add(spoilt(example, url, "another code in", extension -> codes(extension)
                    .forEach(code -> code.setValue("no-such-code"))));
        }
        return made;
    }

    private static Extension first(DomainResource resource, String url) {
        return resource.getExtensionsByUrl(url).get(0);
    }

    private static Stream<CodeType> codes(Extension extension) {
        return Stream.concat(Stream.of(extension), extension.getExtension().stream())
                .map(Extension::getValue)
                .filter(value -> value != null && value.getClass() == CodeType.class)
                .map(CodeType.class::cast);
    }

    private static Mutation spoilt(DomainResource example, String url, String how, Consumer<Extension> change) {
        DomainResource wrong = example.copy();
        change.accept(first(wrong, url));
        return new Mutation(
                HubValidator.profilesOf(example).get(0),
                how + " " + url.replaceFirst(".*/", ""),
                wrong,
                example.fhirType() + ".extension",
                "");
    }
}
