package org.nextstephub.routes.notify;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.nextstephub.routes.hub.Carrier;
import org.nextstephub.routes.hub.DueNotice;
import org.nextstephub.routes.hub.HubUnavailable;
import org.nextstephub.routes.hub.RegisteredPartner;

/** Takes notices as FHIR messages, with a token of the partner's own token server where it asks for one. */
final class FhirCarrier implements Carrier {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final PartnerTokens tokens;
    private final boolean anyAddress;
    private final FhirContext fhir = FhirContext.forR4Cached();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param anyAddress whether plain HTTP and addresses of the own network are allowed: demonstrations and tests only */
    FhirCarrier(PartnerTokens tokens, boolean anyAddress) {
        this.tokens = tokens;
        this.anyAddress = anyAddress;
    }

    @Override
    public Set<String> doors() {
        return Set.of("hl7-fhir-msg", "hl7-fhir-rest");
    }

    @Override
    public Outcome take(DueNotice notice, RegisteredPartner partner, String address) {
        URI target = URI.create(address);
        if (!mayBeCalled(target)) {
            return new Outcome(false, "address-not-allowed");
        }
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(target)
                    .timeout(LIMIT)
                    .header("Content-Type", "application/fhir+json")
                    .header("Accept", "application/fhir+json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            fhir.newJsonParser().encodeResourceToString(notice.message())));
            tokens.of(notice.partner()).ifPresent(token -> request.header("Authorization", "Bearer " + token));
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return outcome(answer, notice.partner());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Outcome(false, "stopped");
        } catch (HubUnavailable noToken) {
            return new Outcome(false, "no-token");
        } catch (IOException unreachable) {
            return new Outcome(false, "unreachable");
        }
    }

    /** Taken, unless the answer is a message that says otherwise. */
    private Outcome outcome(HttpResponse<String> answer, String partner) {
        if (answer.statusCode() == 401) {
            tokens.forget(partner);
        }
        if (answer.statusCode() < 200 || answer.statusCode() > 299) {
            return new Outcome(false, "http-" + answer.statusCode());
        }
        return said(answer.body())
                .filter(code -> code != ResponseType.OK)
                .map(code -> new Outcome(false, "answered-" + code.toCode()))
                .orElseGet(() -> new Outcome(true, "http-" + answer.statusCode()));
    }

    private Optional<ResponseType> said(String body) {
        try {
            return body.isBlank()
                    ? Optional.empty()
                    : fhir.newJsonParser().parseResource(body) instanceof Bundle bundle
                                    && bundle.getEntryFirstRep().getResource() instanceof MessageHeader header
                            ? Optional.ofNullable(header.getResponse().getCode())
                            : Optional.empty();
        } catch (DataFormatException notFhir) {
            return Optional.empty();
        }
    }

    /** The registry is the list of hosts; what it may not name in production is the network that the hub itself is in. */
    private boolean mayBeCalled(URI address) {
        if (anyAddress) {
            return true;
        }
        try {
            return "https".equals(address.getScheme())
                    && address.getHost() != null
                    && Arrays.stream(InetAddress.getAllByName(address.getHost()))
                            .noneMatch(FhirCarrier::isOfTheOwnNetwork);
        } catch (UnknownHostException unknown) {
            return true;
        }
    }

    private static boolean isOfTheOwnNetwork(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }
}
