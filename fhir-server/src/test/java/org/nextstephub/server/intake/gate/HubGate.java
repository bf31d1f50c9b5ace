package org.nextstephub.server.intake.gate;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.AbsentValues;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.agreement.AgreementPolicy;
import org.nextstephub.server.consent.ConsentPolicy;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.consent.Dissent;
import org.nextstephub.server.consent.Records;
import org.nextstephub.server.consent.Terms;
import org.nextstephub.server.intake.ReferralIntake;
import org.nextstephub.server.intake.message.Event;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.message.MessageReader;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.intake.message.WireText;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.Step;
import org.nextstephub.server.intake.withdrawal.Withdrawal;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.reference.Circumstances;
import org.nextstephub.server.reference.Gate;
import org.nextstephub.server.reference.Verdict;

/**
 * The hub's own gate without a store: the stages of the walk that decide, on text as it comes over the wire. It takes the
 * place of {@link ReferralIntake} and must ask the same stages in the same order.
 */
public final class HubGate implements Gate {

    private static final String CALLER = "lakeshore-hospital";
    private static final List<String> PARTNERS =
            List.of(CALLER, "rideau-clinic", "frontenac-cm", "quinte-clinic", Canonical.PSSEO);
    private static final String PERSON = "77";
    private static final Terms TERMS = Terms.ofTheProgramme(12);

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final MessageReader reader = new MessageReader(fhir);
    private final Form form;

    /** How a question reaches the gate. */
    public enum Form {
        JSON,
        XML,
        /** As resources, past the checks of the text. */
        PARSED
    }

    public HubGate(Form form) {
        this.form = form;
    }

    /** What HAPI's parser does not carry over unchanged is asked as JSON, whatever the form. */
    @Override
    public Verdict decide(Circumstances asked) {
        String json = asked.bundle().toString();
        if (form == Form.JSON || !survives(asked.bundle(), json)) {
            return decide(json, false, asked);
        }
        return form == Form.XML ? decide(xml(parsed(json)), true, asked) : decideParsed(parsed(json), asked);
    }

    /** Asks with the text of a message in place of the question's own. */
    Verdict decide(String text, boolean xml, Circumstances asked) {
        return decide(Reception.of(reader.read(received(text, xml), false)), asked);
    }

    private Verdict decideParsed(Bundle bundle, Circumstances asked) {
        WireText.Parsed parsed = new WireText.Parsed(AbsentValues.clear(bundle), Set.of());
        return decide(Reception.of(reader.read(received("", false), parsed, false)), asked);
    }

    private Verdict decide(Step<Message> read, Circumstances asked) {
        Step<Arrival> arrived = read.<Arrival>then(message -> Step.next(arrival(message, asked)))
                .then(Subjects::check);
        if (arrived instanceof Step.Next<Arrival> next) {
            return decide(next.value(), asked);
        }
        return new Verdict(reason(((Step.Stop<Arrival>) arrived).outcome()), false);
    }

    private Verdict decide(Arrival arrival, Circumstances asked) {
        Event event = arrival.message().event();
        Set<Direction> withdrawn = asked.known() && Withdrawal.maySayNo(arrival.message())
                ? withdrawn(gathered(arrival, asked), event, asked.now())
                : Set.of();
        boolean shared = withdrawn.contains(Direction.CLINICAL_TO_PEER);
        if (event.changesWhatIsHeld() && !withdrawn.isEmpty()) {
            return new Verdict(Reason.OK, shared);
        }
        Reason agreed = AgreementPolicy.decide(
                        arrival.partner().agreements(), Direction.CLINICAL_TO_PEER.code(), asked.now())
                .reason();
        if (agreed != Reason.OK) {
            return new Verdict(agreed, shared);
        }
        DecisionInput input = gathered(arrival, asked);
        Reason consented = ConsentPolicy.decide(
                        input.question(), input.candidates(), asked.watermark(), asked.now(), TERMS)
                .reason();
        return new Verdict(consented, shared);
    }

    private static Set<Direction> withdrawn(DecisionInput input, Event event, Instant now) {
        return Dissent.withdraws(input.question(), input.candidates(), event != Event.ADD, now, TERMS);
    }

    private DecisionInput gathered(Arrival arrival, Circumstances asked) {
        Records registered = new Records();
        PARTNERS.forEach(code -> registered.partner(code, organization(code)));
        Optional<String> held = asked.known() ? Optional.of(PERSON) : Optional.empty();
        return DecisionInput.of(arrival, held, parsed(Consent.class, asked.onFile()), registered);
    }

    private Arrival arrival(Message message, Circumstances asked) {
        Partner partner = new Partner(
                CALLER, "o-" + CALLER, true, Map.of(), Set.of(), parsed(Contract.class, asked.agreements()));
        Caller caller = new Caller(CALLER, Role.PARTNER, List.of(CALLER), Set.of(), null, "127.0.0.1");
        return new Arrival(message, partner, caller, "R-1");
    }

    private static ReceivedMessage received(String text, boolean xml) {
        return new ReceivedMessage(text.getBytes(StandardCharsets.UTF_8), xml, "message");
    }

    private boolean survives(ObjectNode bundle, String json) {
        try {
            String again = fhir.newJsonParser()
                    .setOverrideResourceIdWithBundleEntryFullUrl(false)
                    .encodeResourceToString(parsed(json));
            return bundle.equals(new ObjectMapper().readTree(again));
        } catch (DataFormatException | IOException unreadable) {
            return false;
        }
    }

    private Bundle parsed(String json) {
        return fhir.newJsonParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .parseResource(Bundle.class, json);
    }

    String xml(Bundle bundle) {
        return fhir.newXmlParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .encodeResourceToString(bundle);
    }

    private <T extends Resource> List<T> parsed(Class<T> type, List<ObjectNode> resources) {
        return resources.stream()
                .map(json -> fhir.newJsonParser().parseResource(type, json.toString()))
                .toList();
    }

    private static Organization organization(String code) {
        Organization organization = new Organization();
        organization.setId("o-" + code);
        organization.addIdentifier().setSystem(Canonical.PARTNER).setValue(code);
        return organization;
    }

    private static Reason reason(IntakeOutcome outcome) {
        if (outcome instanceof IntakeOutcome.Invalid invalid) {
            return invalid.reason();
        }
        if (outcome instanceof IntakeOutcome.Refused refused) {
            return refused.reason();
        }
        throw new AssertionError("no outcome of reading: " + outcome.getClass());
    }
}
