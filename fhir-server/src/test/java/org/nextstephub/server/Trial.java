package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;

/** What {@code $try-message} said of a text. */
record Trial(Parameters said) {

    static Trial of(RunningHub hub, String partner, String text) {
        return of(hub, partner, text.getBytes(StandardCharsets.UTF_8));
    }

    static Trial of(RunningHub hub, String partner, byte[] text) {
        Parameters asked = new Parameters();
        asked.addParameter("partner", new CodeType(partner));
        asked.addParameter("content", new Base64BinaryType(text));
        HttpResponse<String> answer = hub.post(
                "/fhir/$try-message",
                "interop",
                "application/fhir+json",
                RunningHub.fhir().newJsonParser().encodeResourceToString(asked));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new Trial(RunningHub.fhir().newJsonParser().parseResource(Parameters.class, answer.body()));
    }

    String code() {
        return text("code");
    }

    String answer() {
        return text("answer");
    }

    String format() {
        return text("format");
    }

    private String text(String name) {
        return Optional.ofNullable(said.getParameter(name))
                .map(part -> part.getValue().primitiveValue())
                .orElse("");
    }

    /** Code and place of each finding. */
    List<String> findings() {
        return said.getParameter().stream()
                .filter(part -> part.getName().equals("finding"))
                .map(finding -> (part(finding, "code") + " " + part(finding, "place")).strip())
                .toList();
    }

    /** Each rule that was asked about the first message, with its result. */
    List<String> rules() {
        return said.getParameter().stream()
                .filter(part -> part.getName().equals("decided"))
                .limit(1)
                .flatMap(decided -> decided.getPart().stream())
                .filter(part -> part.getName().equals("rule"))
                .map(rule -> part(rule, "step") + " " + part(rule, "result"))
                .toList();
    }

    private static String part(ParametersParameterComponent of, String name) {
        return of.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .map(part -> part.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }

    /** All that was said, without what is new in every answer: ids, times, and the control id of an acknowledgement. */
    String masked() {
        return RunningHub.fhir()
                .newJsonParser()
                .encodeResourceToString(said)
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "<uuid>")
                .replaceAll("\\|[0-9A-Z]{20}\\|", "|<id>|");
    }
}
