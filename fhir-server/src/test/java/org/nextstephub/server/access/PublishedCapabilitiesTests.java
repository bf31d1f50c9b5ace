package org.nextstephub.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextstephub.profiles.ConformanceResources;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.AllowList.Row;

/** What the guide says a role may ask is what the hub lets it ask. */
class PublishedCapabilitiesTests {

    private static final Set<String> PRESENTATION = Set.of("_sort", "_summary", "_total", "_elements");

    @ParameterizedTest
    @CsvSource({
        "PARTNER, sending-partner",
        "DESK, peer-desk",
        "WORKER, peer-worker",
        "INTEROP, interoperability-staff",
        "REPORTING, reporting-client",
        "PRIVACY, privacy-officer",
        "ADMIN, administrator"
    })
    void equalTheAllowList(Role role, String published) {
        CapabilityStatementRestComponent rest = ConformanceResources.read(
                        FhirContext.forR4Cached(),
                        CapabilityStatement.class,
                        "CapabilityStatement-" + published + ".json")
                .getRestFirstRep();
        List<Row> rows =
                AllowList.rows().stream().filter(row -> row.role() == role).toList();
        assertThat(said(rest)).isEqualTo(allowed(rows));
    }

    private static Set<String> said(CapabilityStatementRestComponent rest) {
        Set<String> all = new TreeSet<>();
        for (CapabilityStatementRestResourceComponent type : rest.getResource()) {
            type.getInteraction()
                    .forEach(can -> all.add(type.getType() + " " + can.getCode().toCode()));
            type.getSearchParam().forEach(parameter -> all.add(type.getType() + "?" + parameter.getName()));
        }
        rest.getOperation().forEach(operation -> all.add("$" + operation.getName()));
        return all;
    }

    private static Set<String> allowed(List<Row> rows) {
        Set<String> all = new TreeSet<>();
        for (Row row : rows) {
            if (row.interaction() != Interaction.OPERATION) {
                all.add(row.type() + " " + code(row.interaction()));
                row.parameters().stream()
                        .filter(parameter -> !PRESENTATION.contains(parameter))
                        .forEach(parameter -> all.add(row.type() + "?" + parameter));
            } else if (row.type().contains("$") && !row.type().equals("$transaction")) {
                all.add(row.type().substring(row.type().indexOf('$')));
            }
        }
        return all;
    }

    private static String code(Interaction interaction) {
        return switch (interaction) {
            case READ -> "read";
            case SEARCH -> "search-type";
            case CREATE -> "create";
            case UPDATE -> "update";
            case OPERATION -> "operation";
        };
    }
}
