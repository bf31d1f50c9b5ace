package org.nextstephub.server.intake.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.MessageHeader;
import org.nextstephub.profiles.ReferralBundles;
import org.nextstephub.server.consent.Candidate;
import org.nextstephub.server.consent.Candidate.Origin;
import org.nextstephub.server.consent.Question;
import org.nextstephub.server.consent.Records;
import org.nextstephub.server.intake.message.Event;
import org.nextstephub.server.intake.message.Message;

/**
 * Everything that a decision is made from: the question, and the consents of the message and on file.
 *
 * @param filed consents on file, as they are stored
 */
public record DecisionInput(Question question, List<Candidate> candidates, List<Consent> filed, Records records) {

    /** @param registered the registered organizations */
    static DecisionInput of(Arrival arrival, Optional<String> patientId, List<Consent> filed, Records registered) {
        Message message = arrival.message();
        message.bundle().getEntry().forEach(entry -> registered.entry(entry.getFullUrl(), entry.getResource()));
        patientId.ifPresent(id -> registered.person("Patient/" + id));
        Records records = registered.onFile(filed);
        Stream<Candidate> sent = message.all(Consent.class)
                .map(consent -> new Candidate(
                        consent, Origin.MESSAGE, !message.faultyConsents().contains(consent)));
        Stream<Candidate> held = filed.stream().map(consent -> new Candidate(consent, Origin.FILE, true));
        return new DecisionInput(
                asked(arrival, records), Stream.concat(sent, held).toList(), filed, records);
    }

    /** A consent that is filed by itself brings no items. */
    private static Question asked(Arrival arrival, Records records) {
        Arrival.Sharing sharing = arrival.sharing();
        boolean brings = arrival.message().event() != Event.CONSENT_FILED;
        return new Question(
                sharing.direction(),
                sharing.discloser(),
                sharing.recipient(),
                brings ? items(arrival.message(), records) : List.of(),
                brings ? labels(arrival.message()) : List.of(),
                records);
    }

    private static List<Question.Item> items(Message message, Records records) {
        return message.bundle().getEntry().stream()
                .filter(entry ->
                        ReferralBundles.KEPT.contains(entry.getResource().fhirType())
                                || entry.getResource() instanceof Communication)
                .filter(entry -> !(entry.getResource() instanceof Consent))
                .map(entry -> Question.Item.of(entry.getFullUrl(), entry.getResource(), records))
                .toList();
    }

    private static List<Coding> labels(Message message) {
        List<Coding> labels = new ArrayList<>(message.bundle().getMeta().getSecurity());
        message.header().map(MessageHeader::getMeta).ifPresent(meta -> labels.addAll(meta.getSecurity()));
        return labels;
    }
}
