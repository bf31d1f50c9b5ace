package org.nextstephub.profiles.certain;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.ContactComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.ServiceRequest;

/** The invariants that the check knows, each by its exact text; a part with any other is in doubt. */
enum KnownRule {
    BDL_3(
            "entry.all(request.exists() = (%resource.type = 'batch' or %resource.type = 'transaction' or %resource.type ="
                    + " 'history'))",
            Bundle.class, bundle -> bundle.getEntry().stream()
                    .allMatch(entry -> entry.hasRequest() == (bundle.getType() == BundleType.TRANSACTION))),
    BDL_5("resource.exists() or request.exists() or response.exists()", BundleEntryComponent.class, entry -> {
        return entry.hasResource() || entry.hasRequest();
    }),
    BDL_12(
            "type = 'message' implies entry.first().resource.is(MessageHeader)",
            Bundle.class,
            bundle -> bundle.getType() != BundleType.MESSAGE
                    || bundle.getEntryFirstRep().getResource() instanceof MessageHeader),
    CPT_2("value.empty() or system.exists()", ContactPoint.class, point -> !point.hasValue() || point.hasSystem()),
    EXT_1(
            "extension.exists() != value.exists()",
            Extension.class,
            extension -> extension.hasExtension() != extension.hasValue()),
    PAT_1(
            "name.exists() or telecom.exists() or address.exists() or organization.exists()",
            ContactComponent.class,
            contact -> contact.hasName() || contact.hasTelecom() || contact.hasAddress() || contact.hasOrganization()),
    PER_1(
            "start.hasValue().not() or end.hasValue().not() or (start <= end)",
            Period.class,
            period -> !period.hasStart()
                    || !period.hasEnd()
                    || Values.inOrder(
                            period.getStartElement().getValueAsString(),
                            period.getEndElement().getValueAsString())),
    PRR_1(
            "orderDetail.empty() or code.exists()",
            ServiceRequest.class,
            request -> !request.hasOrderDetail() || request.hasCode()),
    NSB_1(
            "entry.resource.ofType(Patient).count() <= 1 and entry.resource.ofType(ServiceRequest).count() <= 1",
            Bundle.class,
            bundle -> count(bundle, Patient.class) <= 1 && count(bundle, ServiceRequest.class) <= 1),
    NSEV_1(
            "masterIdentifier.value.startsWith('ni:///sha-256;')",
            DocumentReference.class,
            document -> Optional.ofNullable(document.getMasterIdentifier().getValue())
                    .filter(value -> value.startsWith("ni:///sha-256;"))
                    .isPresent()),
    NSPT_1(
            "identifier.all(system.exists() and value.exists())",
            Patient.class,
            person -> person.getIdentifier().stream()
                    .allMatch(identifier -> identifier.hasSystem() && identifier.hasValue())),
    NSR_1(
            "intent in ('proposal'|'plan'|'order')",
            ServiceRequest.class,
            request -> request.hasIntent()
                    && Set.of("proposal", "plan", "order")
                            .contains(request.getIntent().toCode())),
    NSR_2(
            "status in ('active'|'on-hold'|'revoked'|'completed'|'entered-in-error')",
            ServiceRequest.class,
            request -> request.hasStatus()
                    && Set.of("active", "on-hold", "revoked", "completed", "entered-in-error")
                            .contains(request.getStatus().toCode()));

    /**
     * True of whatever has no other doubt: what they forbid or speak of (contained resources, Element.id, references to
     * fragments, links, other kinds of Bundles) is in doubt itself, and full URLs are urn:uuid, each once.
     */
    private static final Set<String> MET_ANYWAY = Set.of(
            "hasValue() or (children().count() > id.count())",
            "total.empty() or (type = 'searchset') or (type = 'history')",
            "entry.search.empty() or (type = 'searchset')",
            "entry.all(response.exists() = (%resource.type = 'batch-response' or %resource.type = 'transaction-response' or"
                    + " %resource.type = 'history'))",
            "(type = 'history') or entry.where(fullUrl.exists()).select(fullUrl&resource.meta.versionId).isDistinct()",
            "fullUrl.contains('/_history/').not()",
            "type = 'document' implies (identifier.system.exists() and identifier.value.exists())",
            "type = 'document' implies (timestamp.hasValue())",
            "type = 'document' implies entry.first().resource.is(Composition)",
            "contained.contained.empty()",
            "contained.where((('#'+id in (%resource.descendants().reference | %resource.descendants().as(canonical) |"
                    + " %resource.descendants().as(uri) | %resource.descendants().as(url))) or"
                    + " descendants().where(reference = '#').exists() or descendants().where(as(canonical) ="
                    + " '#').exists() or descendants().where(as(canonical) = '#').exists()).not()).trace('unmatched',"
                    + " id).empty()",
            "contained.meta.versionId.empty() and contained.meta.lastUpdated.empty()",
            "contained.meta.security.empty()",
            "reference.startsWith('#').not() or (reference.substring(1).trace('url') in"
                    + " %rootResource.contained.id.trace('ids'))",
            "data.empty() or contentType.exists()",
            "(answer.exists() and item.exists()).not()",
            "entry.all(fullUrl.startsWith('urn:uuid:'))");

    private static final Map<String, KnownRule> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toMap(rule -> rule.text, Function.identity()));

    private final String text;
    private final Predicate<Base> met;

    <T extends Base> KnownRule(String text, Class<T> type, Predicate<T> met) {
        this.text = text;
        this.met = value -> type.isInstance(value) && met.test(type.cast(value));
    }

    /** Whether it is met by what it is a rule of. */
    boolean metBy(Base value) {
        return met.test(value);
    }

    static Optional<KnownRule> of(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    /** Every text that is known, in order. */
    static Stream<String> texts() {
        return Stream.concat(BY_TEXT.keySet().stream(), MET_ANYWAY.stream()).sorted();
    }

    static boolean isMetAnyway(String text) {
        return MET_ANYWAY.contains(text);
    }

    private static long count(Bundle bundle, Class<?> type) {
        return bundle.getEntry().stream()
                .filter(entry -> type.isInstance(entry.getResource()))
                .count();
    }
}
