package org.nextstephub.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Posts FHIR Bundles over one kept connection. */
final class FhirSender implements Sender {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final Supplier<String> token;
    private final UnaryOperator<String> body;

    private FhirSender(String address, Supplier<String> token, UnaryOperator<String> body) {
        this.address = URI.create(address);
        this.token = token;
        this.body = body;
    }

    /** @param message the message of a number */
    static Door gate(RunningHub hub, UnaryOperator<String> message) {
        String address = hub.url() + "/fhir/$process-message";
        return () -> new FhirSender(address, () -> hub.token("lakeshore-hospital"), message);
    }

    /** @param transaction the transaction of a number */
    static Door open(String address, UnaryOperator<String> transaction) {
        return () -> new FhirSender(address, () -> "none", transaction);
    }

    @Override
    public void send(String number) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token.get())
                .header("Content-Type", Desk.JSON)
                .POST(HttpRequest.BodyPublishers.ofString(body.apply(number)))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        Sender.require(answer.statusCode() == 200 && !answer.body().contains("fatal-error"), answer.body());
    }
}
