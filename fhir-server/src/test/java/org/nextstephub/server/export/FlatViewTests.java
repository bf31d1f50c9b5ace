package org.nextstephub.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextstephub.profiles.Canonical;

/** The tables and their SQL on FHIR ViewDefinitions in docs/reporting are the same. */
class FlatViewTests {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final IFhirPath PATHS = FHIR.newFhirPath();

    @ParameterizedTest
    @EnumSource
    void columnsHaveTheSameNamesInTheSameOrder(FlatView view) throws IOException {
        JsonNode definition = definition(view);
        assertThat(definition.path("name").asText()).isEqualTo(view.code());
        assertThat(definition.path("resource").asText()).isEqualTo(view.type());
        List<String> names = new ArrayList<>();
        columns(definition).forEach(column -> names.add(column.path("name").asText()));
        assertThat(names).isEqualTo(view.columns());
    }

    @ParameterizedTest
    @EnumSource
    void cellsAreTheSame(FlatView view) throws IOException {
        Resource row = row(view);
        List<String> cells = new ArrayList<>();
        for (JsonNode column : columns(definition(view))) {
            String cell = PATHS.evaluateFirst(row, column.path("path").asText(), IPrimitiveType.class)
                    .map(IPrimitiveType::getValueAsString)
                    .orElse("");
            cells.add(column.path("name").asText().equals("changed") ? cell.substring(0, 10) : cell);
        }
        assertThat(String.join(",", cells)).isEqualTo(view.line(row));
    }

    private static JsonNode definition(FlatView view) throws IOException {
        return new ObjectMapper()
                .readTree(Path.of("../docs/reporting/" + view.code() + ".json").toFile());
    }

    private static JsonNode columns(JsonNode definition) {
        return definition.path("select").path(0).path("column");
    }

    /** As a reporting client sees one. */
    private static Resource row(FlatView view) {
        String rest =
                switch (view) {
                    case REFERRALS ->
                        """
                    "basedOn": [{"identifier": {"value": "r1"}}], "for": {"identifier": {"value": "p1"}},
                    "requester": {"reference": "Organization/7"}, "authoredOn": "2026-11-18", "status": "completed",
                    "businessStatus": {"coding": [{"code": "transition-complete"}]},
                    "statusReason": {"coding": [{"code": "other"}]},
                    "extension": [%s, %s, %s],
                    "output": [{"valueDate": "2026-11-20"}, {"valuePeriod": {"start": "2026-11-20", "end": "2026-11-21"}}]
                    """.formatted(
                                        milestone("received", "2026-11-18"),
                                        milestone("accepted", "2026-11-19"),
                                        milestone("overlap-active", "2026-11-20"));
                    case RELATIONSHIPS ->
                        """
                    "referralRequest": [{"identifier": {"value": "r1"}}], "patient": {"identifier": {"value": "p1"}},
                    "status": "active", "type": [{"coding": [{"code": "peer-support"}]}], "period": {"start": "2026-11-18"},
                    "extension": [%s, %s,
                      {"url": "%s", "valueReference": {"identifier": {"value": "e0"}}}]
                    """.formatted(
                                        stage("beginning", "\"start\": \"2026-11-18\", \"end\": \"2026-11-20\""),
                                        stage("ongoing", "\"start\": \"2026-11-20\""),
                                        Canonical.EXT_PREVIOUS_RELATIONSHIP);
                    case CONTACTS -> """
                    "episodeOfCare": [{"identifier": {"value": "e1"}}], "subject": {"identifier": {"value": "p1"}},
                    "status": "finished", "class": {"code": "FLD"}, "type": [{"coding": [{"code": "introduction"}]}],
                    "period": {"start": "2026-11-20"}
                    """;
                    case CONSENTS -> """
                    "patient": {"identifier": {"value": "p1"}}, "organization": [{"reference": "Organization/7"}],
                    "extension": [{"url": "%s", "valueCode": "clinical-to-peer"}], "status": "inactive",
                    "provision": {"type": "permit"}, "dateTime": "2026-11-18"
                    """.formatted(Canonical.EXT_CONSENT_DIRECTION);
                };
        return (Resource)
                FHIR.newJsonParser().parseResource("""
                {"resourceType": "%s", "id": "x1", "meta": {"lastUpdated": "2026-11-22T00:00:00-05:00",
                  "tag": [{"system": "%s", "code": "closed"}]}, %s}
                """.formatted(view.type(), Canonical.codeSystem("ns-tag"), rest));
    }

    private static String milestone(String fact, String day) {
        return """
                {"url": "%s", "extension": [{"url": "fact", "valueCode": "%s"}, {"url": "date", "valueDate": "%s"}]}
                """.formatted(Canonical.EXT_MILESTONE, fact, day);
    }

    private static String stage(String stage, String period) {
        return """
                {"url": "%s", "extension": [{"url": "stage", "valueCode": "%s"}, {"url": "period", "valuePeriod": {%s}}]}
                """.formatted(Canonical.EXT_RELATIONSHIP_STAGE, stage, period);
    }
}
