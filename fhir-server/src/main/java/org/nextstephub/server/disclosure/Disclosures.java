package org.nextstephub.server.disclosure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.audit.Disclosure;
import org.nextstephub.server.audit.PrivacyAudit;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/**
 * Reads a person's disclosures off the audit: who shared what about them with whom, when, and on which consent and
 * agreement it rested. The desk's own looking at its records is no disclosure and is left to the privacy officer.
 */
@Component
class Disclosures {

    /**
     * One thing that was passed on.
     *
     * @param event as the audit holds it
     * @param sentence in the person's language
     */
    record Item(AuditEvent event, String agency, String sentence) {}

    private final HubStore store;
    private final PartnerRegistry registry;
    private final Clock clock;

    Disclosures(HubStore store, PartnerRegistry registry, Clock clock) {
        this.store = store;
        this.registry = registry;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** In order of time; the same fact told to the same agency on the same day is said once. */
    List<Item> of(String person, Optional<LocalDate> start, Optional<LocalDate> end, Sentences words) {
        Map<String, Item> said = new LinkedHashMap<>();
        for (AuditEvent event : store.auditOf(person)) {
            LocalDate day = day(event);
            boolean inTime = start.filter(day::isBefore).isEmpty()
                    && end.filter(day::isAfter).isEmpty();
            if (inTime && event.getOutcome() == AuditEventOutcome._0) {
                item(event, words).ifPresent(item -> said.putIfAbsent(item.sentence(), item));
            }
        }
        return new ArrayList<>(said.values());
    }

    private Optional<Item> item(AuditEvent event, Sentences words) {
        String agency = subtype(event).equals(PrivacyAudit.RECORDED) ? recipient(event) : agency(event);
        String day = words.day(day(event));
        String sentence =
                switch (subtype(event)) {
                    case "authz-permit" ->
                        detail(event, "consent").isEmpty()
                                ? words.say("changed", day, agency)
                                : words.say(
                                        "shared",
                                        day,
                                        agency,
                                        number(detail(event, "consent")),
                                        number(detail(event, "agreement")));
                    case "consent-recorded" -> words.say("recorded", day, agency, consent(event));
                    case "consent-withdrawn" -> words.say("withdrawn", day, agency);
                    case PrivacyAudit.RECORDED ->
                        words.say("outside", day, agency, words.say("basis." + detail(event, "basis")));
                    case Disclosure.SENT -> words.say("told", day, agency, words.state(detail(event, "fact")));
                    default -> "";
                };
        return sentence.isEmpty() ? Optional.empty() : Optional.of(new Item(event, agency, sentence));
    }

    private static LocalDate day(AuditEvent event) {
        return TimeSpan.of(event.getPeriod().getStartElement())
                .map(TimeSpan::localStart)
                .orElseGet(() -> LocalDate.ofInstant(event.getRecorded().toInstant(), TimeSpan.TORONTO));
    }

    private static String subtype(AuditEvent event) {
        return event.getSubtype().stream()
                .filter(code -> Canonical.codeSystem("ns-audit").equals(code.getSystem()))
                .map(code -> code.getCode())
                .findFirst()
                .orElse("");
    }

    private static String detail(AuditEvent event, String type) {
        return event.getEntity().stream()
                .flatMap(entity -> entity.getDetail().stream())
                .filter(detail -> type.equals(detail.getType()))
                .map(detail -> ((StringType) detail.getValue()).getValue())
                .findFirst()
                .orElse("");
    }

    /** Without the version, which means nothing to the person. */
    private static String number(String idAndVersion) {
        return idAndVersion.replaceAll("\\|.*", "");
    }

    private String consent(AuditEvent event) {
        return references(event)
                .filter(reference -> reference.startsWith("Consent/"))
                .flatMap(reference ->
                        store
                                .find(org.hl7.fhir.r4.model.Consent.class, reference.substring("Consent/".length()))
                                .stream())
                .map(consent -> consent.getIdentifierFirstRep().getValue())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("-");
    }

    private static Stream<String> references(AuditEvent event) {
        return event.getEntity().stream()
                .map(entity -> entity.getWhat().getReference())
                .filter(Objects::nonNull);
    }

    private String agency(AuditEvent event) {
        return event.getAgent().stream()
                .filter(AuditEvent.AuditEventAgentComponent::getRequestor)
                .map(AuditEvent.AuditEventAgentComponent::getWho)
                .flatMap(who -> organization(who).stream())
                .map(Organization::getName)
                .findFirst()
                .orElse("-");
    }

    /** To whom something was passed on outside the hub. */
    private static String recipient(AuditEvent event) {
        return event.getAgent().stream()
                .filter(agent -> !agent.getRequestor())
                .map(agent -> agent.getWho().getDisplay())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("-");
    }

    private Optional<Organization> organization(Reference who) {
        if (who.hasReference() && who.getReference().startsWith("Organization/")) {
            return store.find(Organization.class, who.getReferenceElement().getIdPart());
        }
        return Optional.of(who.getIdentifier())
                .filter(identifier -> Canonical.PARTNER.equals(identifier.getSystem()))
                .flatMap(identifier -> registry.find(identifier.getValue()))
                .flatMap(partner -> store.find(Organization.class, partner.organizationId()));
    }
}
