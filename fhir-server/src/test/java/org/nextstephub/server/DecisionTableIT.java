package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.consent.DecisionRow;

/**
 * The decision table on the wire: every row that a partner can send by itself, each about a person of its own, gets the
 * answer that the table has for it.
 */
class DecisionTableIT {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String RELATIVE = "urn:uuid:aaaaaaaa-0000-4000-8000-000000000001";

    private final RunningHub hub = RunningHub.shared();

    static Stream<DecisionRow> rows() {
        return DecisionRow.of("consents.json").filter(DecisionRow::isOnlyWhatIsSent);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAnswered(DecisionRow row) {
        String message = message(row, "DT-" + NUMBER.incrementAndGet());

        HttpResponse<String> answer = hub.post("/fhir/$process-message", "lakeshore-hospital", Desk.JSON, message);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        if (row.reason() == Reason.OK) {
            assertThat(answer.body()).contains("\"code\":\"ok\"");
        } else {
            assertThat(answer.body()).contains("\"code\":\"fatal-error\"");
            assertThat(reasons(answer.body())).containsExactly(row.reason().code());
        }
    }

    private static List<String> reasons(String answer) {
        return RunningHub.fhir().newJsonParser().parseResource(Bundle.class, answer).getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(OperationOutcome.class::isInstance)
                .flatMap(outcome -> ((OperationOutcome) outcome).getIssue().stream())
                .flatMap(issue -> issue.getDetails().getCoding().stream())
                .filter(coding -> Canonical.codeSystem("ns-reason").equals(coding.getSystem()))
                .map(Coding::getCode)
                .distinct()
                .toList();
    }

    /** The demonstration referral with the consents of a row in place of its own, and what else the row sends. */
    private static String message(DecisionRow row, String number) {
        Bundle message = RunningHub.fhir().newJsonParser().parseResource(Bundle.class, Referrals.message(number));
        Map<String, String> urls = new HashMap<>(Map.of(
                "a", url(message, Patient.class),
                "e1", url(message, QuestionnaireResponse.class),
                "w", url(message, PractitionerRole.class),
                "r", RELATIVE));
        message.getEntry().removeIf(entry -> entry.getResource() instanceof Consent);
        add(message, RELATIVE, relative(urls.get("a")));
        for (String part : List.of("sent", "entries")) {
            row.part(part).keySet().forEach(name -> urls.put(name, "urn:uuid:" + UUID.randomUUID()));
        }
        for (String part : List.of("sent", "entries")) {
            row.part(part).forEach((name, json) -> add(message, urls.get(name), resource(json, urls, number)));
        }
        return RunningHub.fhir().newJsonParser().encodeResourceToString(message);
    }

    /** What a row says about its own short addresses, said about those of the message. */
    private static Resource resource(JsonNode json, Map<String, String> urls, String number) {
        String text = json.toString();
        for (Map.Entry<String, String> each : urls.entrySet()) {
            text = text.replace("\"urn:uuid:" + each.getKey() + '"', '"' + each.getValue() + '"');
        }
        Resource resource = (Resource) RunningHub.fhir().newJsonParser().parseResource(text);
        if (resource instanceof Consent consent) {
            consent.getIdentifier().forEach(identifier -> identifier.setValue(number + "-" + identifier.getValue()));
        }
        return resource;
    }

    private static RelatedPerson relative(String person) {
        RelatedPerson relative = new RelatedPerson().setPatient(new Reference(person));
        relative.addName(new HumanName().setFamily("Example"));
        return relative;
    }

    private static void add(Bundle message, String url, Resource resource) {
        message.addEntry().setFullUrl(url).setResource(resource);
    }

    private static String url(Bundle message, Class<? extends Resource> type) {
        return message.getEntry().stream()
                .filter(entry -> type.isInstance(entry.getResource()))
                .map(BundleEntryComponent::getFullUrl)
                .findFirst()
                .orElseThrow();
    }
}
