package org.nextstephub.routes.hub;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** The hub's FHIR server as the routes see it. */
public class Hub implements HubDoor {

    /** Statuses of what the hub says of a message itself; 500 is a fault of its own, which it counts. */
    private static final Set<Integer> ANSWERS = Set.of(400, 403, 409, 413, 422, 500);

    private final HubClient client;

    public Hub(FhirContext fhir, String address, TokenSource tokens) {
        this.client = new HubClient(fhir, address, tokens);
    }

    /**
     * Submits one message and returns the hub's answer.
     *
     * @return the answer message: a MessageHeader with its response, an OperationOutcome, perhaps a Task
     * @throws HubUnavailable when the hub promises nothing
     */
    @Override
    public Answer submit(Bundle message) {
        RepetitionWatch watch = new RepetitionWatch();
        try {
            Bundle answer = client.ask(asked -> {
                asked.registerInterceptor(watch);
                return asked.operation()
                        .processMessage()
                        .setMessageBundle(message)
                        .synchronous(Bundle.class)
                        .execute();
            });
            return Answer.of(answer, watch.repeated());
        } catch (BaseServerResponseException refused) {
            return refusal(refused)
                    .orElseThrow(() -> new HubUnavailable("the hub answered " + refused.getStatusCode()));
        } catch (RuntimeException failure) {
            throw HubUnavailable.because("no connection to the hub", failure);
        }
    }

    /** The answer of the gate, if that is what was said. */
    private static Optional<Answer> refusal(BaseServerResponseException refused) {
        return ANSWERS.contains(refused.getStatusCode())
                        && refused.getOperationOutcome() instanceof OperationOutcome outcome
                ? Optional.of(new Answer(MessageHeader.ResponseType.FATALERROR, outcome, Optional.empty(), false))
                        .filter(Answer::isOfTheGate)
                : Optional.empty();
    }

    /**
     * A partner's referrals that changed since, each as the task that the partner may see.
     *
     * @throws HubUnavailable when they cannot be read
     */
    public List<Task> changes(String partner, Instant since) {
        try {
            return client
                    .ask(asked -> asked.operation()
                            .onServer()
                            .named("$referral-status")
                            .withParameter(Parameters.class, "partner", new StringType(partner))
                            .andParameter("since", new StringType(since.toString()))
                            .useHttpGet()
                            .returnResourceType(Bundle.class)
                            .execute())
                    .getEntry()
                    .stream()
                    .map(entry -> (Task) entry.getResource())
                    .toList();
        } catch (RuntimeException failure) {
            throw HubUnavailable.because("the referrals cannot be read", failure);
        }
    }

    /**
     * The next notice that is due to a partner; from now on it is this caller's to deliver.
     *
     * @throws HubUnavailable when the hub cannot be asked
     */
    public Optional<DueNotice> nextNotice() {
        Parameters due = client.operation("$next-notice", new Parameters());
        return Optional.ofNullable(due.getParameter("notice"))
                .map(notice -> new DueNotice(
                        ((PositiveIntType) notice.getValue()).getValue(),
                        due.getParameter("partner").getValue().primitiveValue(),
                        (Bundle) due.getParameter("message").getResource(),
                        Optional.ofNullable(due.getParameter("person")).map(person -> (Identifier) person.getValue())));
    }

    /**
     * Reports the outcome of a notice.
     *
     * @param said what the partner's system answered, in one word
     * @throws HubUnavailable when the hub cannot be told; the notice will be due again
     */
    public void noticeOutcome(int number, boolean delivered, String said) {
        Parameters outcome = new Parameters();
        outcome.addParameter("notice", new PositiveIntType(number));
        outcome.addParameter("delivered", new BooleanType(delivered));
        outcome.addParameter("said", new CodeType(said));
        client.operation("$notice-outcome", outcome);
    }

    /**
     * Reports, for the audit, that a sender claimed an identity it could not prove.
     *
     * @param why a code
     * @throws HubUnavailable when the hub cannot be told
     */
    public void senderRefused(String why, String address) {
        Parameters refused = new Parameters();
        refused.addParameter("why", new CodeType(why));
        refused.addParameter("address", new StringType(address));
        client.operation("$sender-refused", refused);
    }

    /** All registered partners that this client may speak for, with their options. */
    public List<RegisteredPartner> partners() {
        try {
            return client.ask(RegisteredPartners::of);
        } catch (RuntimeException failure) {
            throw HubUnavailable.because("the partner registry cannot be read", failure);
        }
    }
}
