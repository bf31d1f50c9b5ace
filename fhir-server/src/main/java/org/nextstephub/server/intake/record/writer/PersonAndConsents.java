package org.nextstephub.server.intake.record.writer;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.consent.Identifiers;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.Permitted;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.store.HubStore;

/** What every write about a person shares: the person is kept once, and each consent once. */
public final class PersonAndConsents {

    private final HubStore store;
    private final PartnerRegistry registry;

    PersonAndConsents(HubStore store, PartnerRegistry registry) {
        this.store = store;
        this.registry = registry;
    }

    /** Gives a new person the hub's number, and what the referral says about contacting them safely. */
    void complete(StoreTransaction draft, Permitted permitted, String number) {
        Patient person = draft.the(Patient.class);
        person.setManagingOrganization(new Reference("Organization/" + registry.peerOrganizationId()));
        if (permitted.patientId().isEmpty()) {
            person.addIdentifier(new Identifier().setSystem(Canonical.PERSON).setValue(number));
        }
        permitted.arrival().message().referral().stream()
                .flatMap(referral -> referral.getExtensionsByUrl(Canonical.EXT_CONTACT_SAFETY).stream())
                .forEach(safety -> person.addExtension(safety.copy()));
    }

    /** A person and a consent that are held already get a new version instead of a second record. */
    void reuseWhatIsHeld(StoreTransaction draft, Permitted permitted) {
        permitted.patientId().ifPresent(id -> draft.find(Patient.class).ifPresent(person -> {
            Patient held = store.read(Patient.class, id);
            Changes.apply(person, held, permitted.arrival().message().isPartial());
            draft.replace(person, "Patient/" + id);
        }));
        draft.all(Consent.class).forEach(sent -> keep(draft, permitted, sent));
    }

    /** C6: a new record, a new version of what is held, or nothing where another counts. */
    private static void keep(StoreTransaction draft, Permitted permitted, Consent sent) {
        List<Consent> held = permitted.filed().stream()
                .filter(filed -> sameIdentifier(sent, filed))
                .toList();
        boolean counts = permitted.counts(draft.url(sent));
        boolean theirs = held.stream().anyMatch(Direction::isShareBack)
                && !permitted.arrival().isFromTheDesk()
                && !isNo(sent);
        if (held.isEmpty() && !counts) {
            draft.drop(sent);
        } else if (!held.isEmpty() && (theirs || !counts)) {
            draft.leaveAsHeld(sent, reference(held.get(0)));
        } else {
            held.stream()
                    .filter(filed -> !permitted.decision().counts(filed))
                    .findFirst()
                    .ifPresent(overtaken -> draft.replace(sent, reference(overtaken)));
        }
    }

    /** The consent that the decision rests on: as it will be written, else as it is held. */
    static Optional<String> governing(StoreTransaction draft, Permitted permitted) {
        Optional<Consent> governing = permitted.decision().consent();
        return governing.flatMap(consent -> draft.all(Consent.class).stream()
                .filter(sent -> sameIdentifier(sent, consent))
                .map(draft::url)
                .findFirst()
                .or(() -> governing.filter(permitted.filed()::contains).map(PersonAndConsents::reference)));
    }

    /** Who entered a consent: the organization that sent it. */
    Provenance provenance(Permitted permitted, String consent) {
        Provenance provenance = new Provenance()
                .addTarget(new Reference(consent))
                .setRecorded(Date.from(permitted.now()))
                .setActivity(new CodeableConcept(
                        new Coding("http://terminology.hl7.org/CodeSystem/v3-DataOperation", "CREATE", null)));
        provenance.getMeta().addProfile(Canonical.profile("nextstep-provenance"));
        provenance
                .addAgent()
                .setType(new CodeableConcept(new Coding(
                        "http://terminology.hl7.org/CodeSystem/provenance-participant-type", "enterer", null)))
                .setWho(new Reference(sender(permitted)));
        return provenance;
    }

    /** Reference to the organization that sent it: the partner, or peer support's own desk. */
    String sender(Permitted permitted) {
        Arrival arrival = permitted.arrival();
        return "Organization/"
                + (arrival.isFromTheDesk()
                        ? registry.peerOrganizationId()
                        : arrival.partner().organizationId());
    }

    public static String reference(Consent held) {
        return "Consent/" + held.getIdElement().getIdPart();
    }

    /** Whether it is a dissent or a refusal, which is kept as the person said it, whoever passes it on. */
    static boolean isNo(Consent consent) {
        ConsentState status = consent.getStatus();
        return status == ConsentState.REJECTED
                || status == ConsentState.INACTIVE
                || (status == ConsentState.ACTIVE && consent.getProvision().getType() == ConsentProvisionType.DENY);
    }

    /**
     * What a person wishes their agency to learn is theirs to tell peer support: an agency can only propose it, and only
     * pass on that they do not wish it.
     */
    static void proposeShareBack(StoreTransaction draft) {
        draft.all(Consent.class).stream()
                .filter(consent -> Direction.isShareBack(consent) && consent.getStatus() == ConsentState.ACTIVE)
                .filter(consent -> !isNo(consent))
                .forEach(consent -> consent.setStatus(ConsentState.PROPOSED));
    }

    public static boolean sameIdentifier(Consent one, Consent other) {
        return Identifiers.shared(one, other);
    }
}
