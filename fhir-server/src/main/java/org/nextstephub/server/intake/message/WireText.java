package org.nextstephub.server.intake.message;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.AbsentValues;
import org.nextstephub.server.intake.message.StrictText.Unreadable;
import org.xml.sax.SAXException;

/**
 * Reads a body as strictly as a consent demands. HAPI's parser is lenient and loses what decides the matter (a member
 * written twice, a misspelt element), so the raw text is checked first, and each consent is written out again and
 * compared with what came in: where the two differ, the parser understood something other than was said.
 */
public final class WireText {

    private static final int MAX_ENTRIES = 200;

    /** A Bundle and those of its consents that were not wholly understood. */
    public record Parsed(Bundle bundle, Set<Consent> faultyConsents) {}

    private final FhirContext fhir;
    private final LenientParser parser;
    private final ConsentText consents;

    WireText(FhirContext fhir) {
        this.fhir = fhir;
        this.parser = new LenientParser(fhir);
        this.consents = new ConsentText(fhir, parser);
    }

    /**
     * The Bundle in the body.
     *
     * @throws Unreadable when it is not a Bundle, or a value in it does not have its type
     */
    Parsed read(byte[] body, boolean xml) throws Unreadable {
        try {
            String text = StrictText.decode(body);
            CheckedText checked = xml ? CheckedText.ofXml(text, consents) : CheckedText.ofJson(text, consents);
            Bundle bundle = unlinked(parser.parse(Bundle.class, checked.text(), xml));
            if (bundle.getEntry().stream().anyMatch(entry -> entry.getResource() == null)) {
                throw new Unreadable("Bundle.entry.resource", "Every entry needs a resource");
            }
            refuseTimesWithoutSeconds(bundle);
            if (bundle.getEntry().size() > MAX_ENTRIES) {
                throw new Unreadable("Bundle.entry", "A Bundle has at most " + MAX_ENTRIES + " entries");
            }
            return new Parsed(AbsentValues.clear(bundle), faulty(bundle, checked.understood()));
        } catch (JsonProcessingException notJson) {
            throw Unreadable.at(notJson.getLocation());
        } catch (SAXException | IOException unreadable) {
            throw new Unreadable("Bundle", Unreadable.RULES);
        }
    }

    private static Set<Consent> faulty(Bundle bundle, List<Boolean> understood) throws Unreadable {
        List<Consent> consents = bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Consent.class::isInstance)
                .map(Consent.class::cast)
                .toList();
        if (consents.size() != understood.size()) {
            throw new Unreadable("Bundle.entry", Unreadable.RULES);
        }
        Set<Consent> faulty = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < consents.size(); i++) {
            if (!understood.get(i)) {
                faulty.add(consents.get(i));
            }
        }
        return faulty;
    }

    /** FHIR has no such times; HAPI reads them and breaks on them later. Those in consents are the gate's to judge. */
    private void refuseTimesWithoutSeconds(Bundle bundle) throws Unreadable {
        if (bundle.getTimestampElement().getPrecision() == TemporalPrecisionEnum.MINUTE) {
            throw new Unreadable("Bundle.timestamp", "A time needs seconds and an offset");
        }
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            Resource resource = entry.getResource();
            boolean lacksSeconds = !(resource instanceof Consent)
                    && fhir.newTerser().getAllPopulatedChildElementsOfType(resource, BaseDateTimeType.class).stream()
                            .anyMatch(time -> time.getPrecision() == TemporalPrecisionEnum.MINUTE);
            if (lacksSeconds) {
                throw new Unreadable(resource.fhirType(), "A time needs seconds and an offset");
            }
        }
    }

    /** HAPI links references to entries while parsing, and would write each target again inside its referrer. */
    private Bundle unlinked(Bundle bundle) {
        bundle.getEntry().stream()
                .filter(entry -> entry.getResource() != null)
                .flatMap(entry ->
                        fhir
                                .newTerser()
                                .getAllPopulatedChildElementsOfType(entry.getResource(), Reference.class)
                                .stream())
                .forEach(reference -> reference.setResource(null));
        return bundle;
    }
}
