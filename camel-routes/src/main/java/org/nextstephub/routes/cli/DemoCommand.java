package org.nextstephub.routes.cli;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import picocli.CommandLine.Command;

@Command(
        name = "demo",
        description =
                "Send fictional referrals through every door of a running demo hub and show what becomes of them.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private final HubAddress hub = HubAddress.ofEnvironment();
    private final FhirContext fhir = FhirContext.forR4Cached();
    private final Template template = new Template();

    @Override
    public Integer call() throws IOException {
        say("Everyone below is fictional. Each message goes over a real socket into a real database.");
        mllp(
                "1. Lakeshore hospital refers a person by HL7 v2 (REF^I12 over MLLP), with a written consent",
                "referral-with-consent.hl7");
        fhir(
                "2. Lakeshore hospital refers another person by FHIR message",
                "referral-message.json",
                "lakeshore-hospital");
        fhir(
                "3. Lakeshore hospital refers a third person as one FHIR transaction",
                "referral-transaction.json",
                "lakeshore-hospital");
        String sheet = example("referrals.csv");
        sheet("4. Frontenac Case Management hands in a sheet over HTTP: three rows, three answers", sheet);
        folder("5. Frontenac Case Management puts the same sheet into its folder: what is known stays as it is", sheet);
        mllp("6. Lakeshore hospital sends a referral without any consent", "referral-without-consent.hl7");
        mllp("7. Quinte Counselling Centre refers, but its agreement has ended", "referral-agreement-ended.hl7");
        say("");
        say("8. The person of the second referral walks the seven steps; two partners look after each");
        new PathwayDemo(hub, fhir, "DEMO-" + template.run() + "-2").walk();
        whatWasSharedAbout("DEMO-" + template.run() + "-2");
        whatTheStoreHolds();
        return 0;
    }

    private void mllp(String title, String file) throws IOException {
        say("");
        say(title);
        byte[] message = example(file).replace('\n', '\r').getBytes(StandardCharsets.UTF_8);
        String ack = Wire.mllp("127.0.0.1", hub.mllpPort(), message);
        ack.lines()
                .flatMap(line -> line.replace('\r', '\n').lines())
                .filter(line -> !line.startsWith("MSH"))
                .forEach(line -> say("   " + line));
        say("   "
                + (ack.contains("MSA|AA")
                        ? "Accepted: peer support now has this referral."
                        : "Not taken. Nothing about the person was kept, only a receipt that a message was refused."));
    }

    private void fhir(String title, String file, String client) throws IOException {
        say("");
        say(title);
        String text = example(file);
        boolean transaction = text.contains("\"transaction\"");
        String url = hub.http() + "/fhir" + (transaction ? "" : "/$process-message");
        Wire.Response response = Wire.post(
                url, hub.tokens(client).token(), "application/fhir+json", text.getBytes(StandardCharsets.UTF_8));
        say("   HTTP " + response.status());
        Bundle answer = (Bundle) Documents.read(fhir, response.body().getBytes(StandardCharsets.UTF_8));
        answer.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Task.class::isInstance)
                .map(Task.class::cast)
                .findFirst()
                .ifPresent(task -> {
                    say("   Accepted as " + task.getGroupIdentifier().getValue() + ", "
                            + task.getStatus().toCode() + ": peer support will answer.");
                    say("   In the console: " + hub.http() + "/console/referrals/"
                            + task.getIdElement().getIdPart());
                });
        outcome(answer).ifPresent(said -> said.getIssue()
                .forEach(issue -> say("   " + issue.getSeverity().toCode() + ": "
                        + issue.getDetails().getText())));
    }

    private void sheet(String title, String rows) throws IOException {
        say("");
        say(title);
        Wire.Response response = Wire.post(
                hub.http() + "/intake/v1/referrals",
                hub.tokens(Documents.CASE_MANAGER).token(),
                "text/csv",
                rows.getBytes(StandardCharsets.UTF_8));
        say("   HTTP " + response.status());
        rows(new ObjectMapper().readTree(response.body()));
    }

    private void folder(String title, String rows) throws IOException {
        say("");
        say(title);
        Path folder = hub.data().resolve("partners").resolve(Documents.CASE_MANAGER);
        String name = "nextstep_" + Documents.CASE_MANAGER + "_20261126T120000Z_"
                + System.currentTimeMillis() / 1000 % 1_000_000 + ".csv";
        if (!Files.isDirectory(folder.resolve("in"))) {
            say("   (its folder is not on this machine)");
            return;
        }
        Files.writeString(folder.resolve("in").resolve(name), rows);
        Files.writeString(folder.resolve("in").resolve(name + ".done"), "");
        Path answer = folder.resolve("done").resolve(name + ".ack.json");
        Instant limit = Instant.now().plusSeconds(60);
        while (!Files.exists(answer) && Instant.now().isBefore(limit)) {
            LockSupport.parkNanos(200_000_000);
        }
        say("   " + answer);
        rows(new ObjectMapper().readTree(answer.toFile()));
    }

    private static void rows(JsonNode answer) {
        for (JsonNode row : answer.path("rows")) {
            JsonNode error = row.at("/errors/0");
            say("   row " + row.path("row").asText() + ": "
                    + row.path("outcome").asText() + " "
                    + row.path("referral").asText(error.path("column").asText()) + " "
                    + error.path("hint").asText(error.path("message").asText()));
        }
    }

    private static Optional<OperationOutcome> outcome(Bundle answer) {
        return answer.getEntry().stream()
                .flatMap(entry -> java.util.stream.Stream.of(
                        entry.getResource(), entry.getResponse().getOutcome()))
                .filter(OperationOutcome.class::isInstance)
                .map(OperationOutcome.class::cast)
                .findFirst();
    }

    /** The person of a referral, found by its number, asks the desk for the list of what was shared about them. */
    private void whatWasSharedAbout(String referral) throws IOException {
        say("");
        say("9. The person of the second referral asks peer support what was shared about them");
        String person = found("ServiceRequest?identifier=" + referral).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(ServiceRequest.class::isInstance)
                .map(request -> ((ServiceRequest) request).getSubject().getReference())
                .findFirst()
                .orElseThrow();
        found(person + "/$disclosures").getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(DomainResource.class::isInstance)
                .forEach(event -> say("   "
                        + ((DomainResource) event).getText().getDiv().allText().strip()));
    }

    private Bundle found(String path) throws IOException {
        Wire.Response response =
                Wire.get(hub.http() + "/fhir/" + path, hub.tokens("peer-desk").token());
        return (Bundle) Documents.read(fhir, response.body().getBytes(StandardCharsets.UTF_8));
    }

    private void whatTheStoreHolds() throws IOException {
        say("");
        say("What the store now holds");
        say("   The peer support desk sees " + count("Task?business-status=awaiting-review", "peer-desk")
                + " referral(s) that wait for review.");
        say("   The reporting tool sees " + count("ServiceRequest?_summary=count", "reporting")
                + " referral(s), without any name or number of a person.");
        say("   Lakeshore hospital sees " + count("Task", "lakeshore-hospital") + " task(s) of its own, Rideau clinic "
                + count("Task", "rideau-clinic") + ".");
        say("");
        say("Look yourself, in a browser (./run printed how to sign in):");
        look("coordinator", "referrals", "the inbox: what waits for an answer");
        look("", "board", "for whom time runs out");
        look("lead", "numbers", "the programme's numbers");
        look("analyst", "workbench", "what the hub would answer to a message, and why");
        look("", "messages", "which messages came, and what they were told");
        look("officer", "privacy", "what happened about a person, and by what right");
        look("admin-one", "partners", "which agencies can send, and what the others lack");
        say("or by FHIR:");
        say("   curl -H \"Authorization: Bearer $(./run token peer-desk)\" \"" + hub.http()
                + "/fhir/Task?business-status=awaiting-review\"");
    }

    private void look(String who, String page, String what) {
        say("   %-12s %s/console/%-10s  %s".formatted(who, hub.http(), page, what));
    }

    private String count(String search, String client) throws IOException {
        String url = hub.http() + "/fhir/" + search + (search.contains("?") ? "&" : "?") + "_count=100";
        Wire.Response response = Wire.get(url, hub.tokens(client).token());
        if (response.status() != 200) {
            return "HTTP " + response.status();
        }
        Resource found = Documents.read(fhir, response.body().getBytes(StandardCharsets.UTF_8));
        Bundle bundle = (Bundle) found;
        int shown = bundle.hasTotal() ? bundle.getTotal() : bundle.getEntry().size();
        return bundle.getLink("next") == null
                ? String.valueOf(shown)
                : "more than " + bundle.getEntry().size();
    }

    /** An example with fresh numbers and today's dates, so that it can be sent again and again. */
    private String example(String name) throws IOException {
        try (var in = java.util.Objects.requireNonNull(DemoCommand.class.getResourceAsStream("/demo/" + name))) {
            return template.fill(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
