package org.nextstephub.server.access.capability;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.validation.HubValidator;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.AllowList.Row;

/** What the FHIR server offers according to rows of the allow-list: types with their interactions, and operations. */
final class RestCapability {

    private RestCapability() {}

    static CapabilityStatementRestComponent of(List<Row> rows) {
        CapabilityStatementRestComponent rest =
                new CapabilityStatementRestComponent().setMode(RestfulCapabilityMode.SERVER);
        rest.getSecurity()
                .addService(new CodeableConcept(new Coding(
                        "http://terminology.hl7.org/CodeSystem/restful-security-service", "SMART-on-FHIR", null)));
        Map<String, CapabilityStatementRestResourceComponent> types = new TreeMap<>();
        Set<String> operations = new TreeSet<>();
        for (Row row : rows) {
            if (row.interaction() == Interaction.OPERATION) {
                operations.add(row.type());
            } else {
                add(types.computeIfAbsent(row.type(), RestCapability::type), row);
            }
        }
        types.values().forEach(rest::addResource);
        operations.stream()
                .filter(operation -> operation.contains("$") && !operation.equals("$transaction"))
                .map(operation -> operation.substring(operation.indexOf('$') + 1))
                .forEach(name -> rest.addOperation().setName(name).setDefinition(definition(name)));
        if (rows.stream().anyMatch(row -> row.type().equals("$transaction"))) {
            rest.addInteraction().setCode(CapabilityStatement.SystemRestfulInteraction.TRANSACTION);
        }
        return rest;
    }

    private static String definition(String operation) {
        return switch (operation) {
            case "process-message", "process-messages" ->
                "http://hl7.org/fhir/OperationDefinition/MessageHeader-process-message";
            case "validate" -> "http://hl7.org/fhir/OperationDefinition/Resource-validate";
            default -> Canonical.BASE + "/OperationDefinition/" + operation;
        };
    }

    private static CapabilityStatementRestResourceComponent type(String name) {
        CapabilityStatementRestResourceComponent type = new CapabilityStatementRestResourceComponent().setType(name);
        HubValidator.profileOf(name).ifPresent(type::addSupportedProfile);
        return type;
    }

    private static void add(CapabilityStatementRestResourceComponent type, Row row) {
        TypeRestfulInteraction interaction =
                switch (row.interaction()) {
                    case READ -> TypeRestfulInteraction.READ;
                    case CREATE -> TypeRestfulInteraction.CREATE;
                    case UPDATE -> TypeRestfulInteraction.UPDATE;
                    case SEARCH, OPERATION -> TypeRestfulInteraction.SEARCHTYPE;
                };
        if (type.getInteraction().stream().noneMatch(known -> known.getCode() == interaction)) {
            type.addInteraction().setCode(interaction);
        }
        row.parameters().stream()
                .filter(name ->
                        !Set.of("_sort", "_summary", "_total", "_elements").contains(name))
                .filter(name -> type.getSearchParam().stream()
                        .noneMatch(known -> known.getName().equals(name)))
                .sorted()
                .forEach(name -> type.addSearchParam().setName(name).setType(parameterType(name)));
    }

    private static SearchParamType parameterType(String name) {
        return switch (name) {
            case "part-of", "focus", "incoming-referral", "episode-of-care", "encounter", "worker" ->
                SearchParamType.REFERENCE;
            case "patient", "owner", "requester", "organization", "subject", "agent", "entity", "source" ->
                SearchParamType.REFERENCE;
            case "authored",
                    "authored-on",
                    "modified",
                    "date",
                    "period",
                    "respond-by",
                    "clinical-end",
                    "_lastUpdated",
                    "applies",
                    "issued" -> SearchParamType.DATE;
            case "policy-uri" -> SearchParamType.URI;
            case "reason" -> SearchParamType.STRING;
            default -> SearchParamType.TOKEN;
        };
    }
}
