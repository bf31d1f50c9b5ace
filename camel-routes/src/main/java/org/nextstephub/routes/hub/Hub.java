package org.nextstephub.routes.hub;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.client.api.IClientInterceptor;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
public class Hub {

    /** Statuses of what the hub says of a message itself; 500 is a fault of its own, which it counts. */
    private static final Set<Integer> ANSWERS = Set.of(400, 403, 409, 413, 422, 500);

    private final FhirContext fhir;
    private final String base;
    private final TokenSource tokens;

    public Hub(FhirContext fhir, String address, TokenSource tokens) {
        fhir.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        fhir.getRestfulClientFactory().setConnectTimeout(5_000);
        fhir.getRestfulClientFactory().setSocketTimeout(18_000);
        fhir.getRestfulClientFactory().setPoolMaxTotal(64);
        fhir.getRestfulClientFactory().setPoolMaxPerRoute(64);
        this.fhir = fhir;
        this.base = address + "/fhir";
        this.tokens = tokens;
    }

    /**
     * Asks the hub. A token ends before its time when its client is changed, as when a partner is added to it: then
     * another is fetched at once, once.
     */
    private <T> T ask(Function<IGenericClient, T> request) {
        String token = tokens.token();
        try {
            return request.apply(client(token));
        } catch (AuthenticationException ended) {
            return request.apply(client(tokens.insteadOf(token)));
        }
    }

    /** Clients are light and share their connections. */
    private IGenericClient client(String token) {
        IGenericClient client = fhir.newRestfulGenericClient(base);
        client.setEncoding(EncodingEnum.JSON);
        client.registerInterceptor(new Bearer(token));
        return client;
    }

    /**
     * Hands in one message and returns the hub's answer.
     *
     * @return the answer message: a MessageHeader with its response, an OperationOutcome, perhaps a Task
     * @throws HubUnavailable when the hub promises nothing
     */
    public Answer submit(Bundle message) {
        Repetition repetition = new Repetition();
        try {
            Bundle answer = ask(client -> {
                client.registerInterceptor(repetition);
                return client.operation()
                        .processMessage()
                        .setMessageBundle(message)
                        .synchronous(Bundle.class)
                        .execute();
            });
            return Answer.of(answer, repetition.seen);
        } catch (BaseServerResponseException refused) {
            if (ANSWERS.contains(refused.getStatusCode())
                    && refused.getOperationOutcome() instanceof OperationOutcome outcome) {
                Answer answer = new Answer(MessageHeader.ResponseType.FATALERROR, outcome, Optional.empty(), false);
                if (answer.isOfTheGate()) {
                    return answer;
                }
            }
            throw new HubUnavailable("the hub answered " + refused.getStatusCode());
        } catch (RuntimeException failure) {
            throw unavailable("no connection to the hub", failure);
        }
    }

    /**
     * A partner's referrals that changed since, each as the task that the partner may see.
     *
     * @throws HubUnavailable when they cannot be read
     */
    public List<Task> changes(String partner, Instant since) {
        try {
            return ask(client -> client.operation()
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
            throw unavailable("the referrals cannot be read", failure);
        }
    }

    /**
     * The next notice that is due to a partner; from now on it is this caller's to deliver.
     *
     * @throws HubUnavailable when the hub cannot be asked
     */
    public Optional<DueNotice> nextNotice() {
        Parameters due = operation("$next-notice", new Parameters());
        return Optional.ofNullable(due.getParameter("notice"))
                .map(notice -> new DueNotice(
                        ((PositiveIntType) notice.getValue()).getValue(),
                        due.getParameter("partner").getValue().primitiveValue(),
                        (Bundle) due.getParameter("message").getResource(),
                        Optional.ofNullable(due.getParameter("person")).map(person -> (Identifier) person.getValue())));
    }

    /**
     * Tells what became of a notice.
     *
     * @param said what the partner's system answered, in one word
     * @throws HubUnavailable when the hub cannot be told; the notice will be due again
     */
    public void noticeOutcome(int number, boolean delivered, String said) {
        Parameters outcome = new Parameters();
        outcome.addParameter("notice", new PositiveIntType(number));
        outcome.addParameter("delivered", new BooleanType(delivered));
        outcome.addParameter("said", new CodeType(said));
        operation("$notice-outcome", outcome);
    }

    /**
     * Tells that a sender was not taken for whom it gave itself out, for the audit.
     *
     * @param why a code
     * @throws HubUnavailable when the hub cannot be told
     */
    public void senderRefused(String why, String address) {
        Parameters refused = new Parameters();
        refused.addParameter("why", new CodeType(why));
        refused.addParameter("address", new StringType(address));
        operation("$sender-refused", refused);
    }

    private Parameters operation(String name, Parameters input) {
        try {
            return ask(client -> client.operation()
                    .onServer()
                    .named(name)
                    .withParameters(input)
                    .execute());
        } catch (RuntimeException failure) {
            throw unavailable(name + " failed", failure);
        }
    }

    /** With the reason, if the failure knows one. */
    private static HubUnavailable unavailable(String what, RuntimeException failure) {
        return failure instanceof HubUnavailable known
                ? known
                : new HubUnavailable(what + ": " + failure.getClass().getSimpleName());
    }

    /** All registered partners that this client may speak for, with their options. */
    public List<RegisteredPartner> partners() {
        try {
            return ask(RegisteredPartners::of);
        } catch (RuntimeException failure) {
            throw unavailable("the partner registry cannot be read", failure);
        }
    }

    private record Bearer(String token) implements IClientInterceptor {
        @Override
        public void interceptRequest(IHttpRequest request) {
            request.addHeader("Authorization", "Bearer " + token);
        }

        @Override
        public void interceptResponse(IHttpResponse response) {
            // nothing to do: answers need no treatment
        }
    }

    /** Notices that the answer is the stored one to a message that was accepted before. */
    private static final class Repetition implements IClientInterceptor {

        private boolean seen;

        @Override
        public void interceptRequest(IHttpRequest request) {
            // nothing to do: the request is as it should be
        }

        @Override
        public void interceptResponse(IHttpResponse response) {
            seen = !response.getHeaders("Idempotent-Replayed").isEmpty();
        }
    }
}
