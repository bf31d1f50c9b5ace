package org.nextstephub.server.intake.gate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.outcome.AnswerContext;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Refused;
import org.nextstephub.server.intake.outcome.Step;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;
import org.springframework.stereotype.Component;

/** Steps P1 and P2: the sender is who the token proves it to be; what the message says of itself must only agree. */
@Component
public class Recognition {

    private static final String NOT_ITS_OWN =
            "The client of this token speaks for no such partner: ask PSSEO to register the client for it";
    private static final String NOT_ACTIVE = "The partner is not registered or is switched off: ask PSSEO";
    private static final String ANOTHER_NAMED =
            "The sender, the author and the requester must each be the partner whose token this is: identifier system "
                    + Canonical.PARTNER;

    private final PartnerRegistry registry;

    Recognition(PartnerRegistry registry) {
        this.registry = registry;
    }

    public Step<Arrival> recognise(Message message, Caller caller, String receipt) {
        Optional<String> claimed = claimed(message, caller);
        if (claimed.isEmpty()) {
            return refuse(message, receipt, Reason.PARTNER_UNKNOWN, "P1", NOT_ITS_OWN);
        }
        Optional<Partner> partner = claimed.flatMap(registry::find).filter(Partner::active);
        if (partner.isEmpty()) {
            return refuse(message, receipt, Reason.PARTNER_UNKNOWN, "P1", NOT_ACTIVE);
        }
        boolean agrees = namedOrganizations(message).allMatch(partner.get().code()::equals);
        return agrees
                ? Step.next(new Arrival(message, partner.get(), caller, receipt))
                : refuse(message, receipt, Reason.SENDER_MISMATCH, "P2", ANOTHER_NAMED);
    }

    /** A partner's client speaks for itself; a trusted route for the partner it names, out of its own list. */
    private static Optional<String> claimed(Message message, Caller caller) {
        if (caller.role() == Role.PARTNER) {
            return caller.partners().stream().findFirst();
        }
        return message.header()
                .map(MessageHeader::getSender)
                .flatMap(Recognition::partnerCode)
                .filter(caller.partners()::contains);
    }

    /** Partner codes of the organizations that the message names as sender, author or requester. */
    private static Stream<String> namedOrganizations(Message message) {
        Stream<Reference> named = Stream.concat(
                message.header().stream().flatMap(header -> Stream.of(header.getSender(), header.getAuthor())),
                message.all(ServiceRequest.class).map(ServiceRequest::getRequester));
        return named.flatMap(reference -> organization(message, reference).stream());
    }

    private static Optional<String> organization(Message message, Reference reference) {
        Optional<Resource> entry = message.bundle().getEntry().stream()
                .filter(candidate -> candidate.getFullUrl().equals(reference.getReference()))
                .map(BundleEntryComponent::getResource)
                .findFirst();
        if (entry.isPresent() && entry.get() instanceof PractitionerRole role) {
            return organization(message, role.getOrganization());
        }
        if (entry.isPresent() && entry.get() instanceof Organization organization) {
            return organization.getIdentifier().stream()
                    .filter(identifier -> Canonical.PARTNER.equals(identifier.getSystem()))
                    .map(Identifier::getValue)
                    .findFirst();
        }
        return partnerCode(reference);
    }

    static Optional<String> partnerCode(Reference reference) {
        return Optional.of(reference.getIdentifier())
                .filter(identifier -> Canonical.PARTNER.equals(identifier.getSystem()))
                .map(Identifier::getValue);
    }

    private static Step<Arrival> refuse(Message message, String receipt, Reason reason, String step, String advice) {
        AnswerContext context = new AnswerContext(
                Optional.of(message.event()),
                message.header().map(header -> header.getIdElement().getIdPart()),
                Optional.of(message.key()),
                "",
                "en",
                false,
                message.isTransaction(),
                Optional.empty(),
                message.isTest(),
                receipt);
        return Step.stop(new Refused(
                reason, Optional.of(Issue.PARTNER), step, List.of("MessageHeader.sender"), context, "", advice));
    }
}
