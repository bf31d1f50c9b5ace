package org.nextstephub.server.store.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.jpa.searchparam.registry.ISearchParamProvider;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.SearchParameter;
import org.nextstephub.profiles.ConformanceResources;

/**
 * The search parameters of this store: exactly those that some role may use, from the jar and never from the API.
 *
 * <p>Nothing else is indexed, so nothing else can be found, and a write costs a fraction of what HAPI's default of
 * every R4 parameter costs.
 */
final class JarSearchParameters implements ISearchParamProvider {

    /** Standard parameters by type; the hub's own come from the profiles module. */
    private static final Map<String, Set<String>> STANDARD = Map.ofEntries(
            Map.entry("ServiceRequest", Set.of("patient", "status", "identifier", "authored", "priority", "requester")),
            Map.entry(
                    "Task",
                    Set.of(
                            "owner",
                            "requester",
                            "status",
                            "business-status",
                            "patient",
                            "modified",
                            "authored-on",
                            "period",
                            "group-identifier",
                            "focus",
                            "part-of",
                            "code")),
            Map.entry("Patient", Set.of("identifier")),
            Map.entry("Consent", Set.of("identifier", "patient", "status", "date", "period")),
            Map.entry("Organization", Set.of("identifier", "active")),
            Map.entry("Endpoint", Set.of("organization", "status")),
            Map.entry("Contract", Set.of("subject", "status", "issued", "identifier")),
            Map.entry("HealthcareService", Set.of("organization", "active")),
            Map.entry("PractitionerRole", Set.of("organization")),
            Map.entry("EpisodeOfCare", Set.of("patient", "status", "type", "date", "incoming-referral")),
            Map.entry("Encounter", Set.of("patient", "status", "class", "type", "date", "episode-of-care")),
            Map.entry("Communication", Set.of("patient", "sent", "status")),
            Map.entry("CareTeam", Set.of("patient")),
            Map.entry("QuestionnaireResponse", Set.of("patient", "encounter", "authored")),
            Map.entry(
                    "AuditEvent",
                    Set.of(
                            "date", "patient", "agent", "altid", "action", "type", "subtype", "outcome", "entity",
                            "source")));

    /** Types that a withdrawal closes, by a tag that searches of the desk and of reporting leave out. */
    private static final List<String> CLOSABLE =
            List.of("ServiceRequest", "Task", "Patient", "Consent", "Communication");

    private final List<IBaseResource> parameters = new ArrayList<>();

    JarSearchParameters(FhirContext fhir) {
        for (IBaseResource resource : fhir.getValidationSupport().fetchAllSearchParameters()) {
            SearchParameter standard = (SearchParameter) resource;
            List<CodeType> bases = bases(standard);
            if (!bases.isEmpty()) {
                SearchParameter indexed = standard.copy().setStatus(PublicationStatus.ACTIVE);
                parameters.add(indexed.setBase(bases));
            }
        }
        ConformanceResources.ofType(fhir, SearchParameter.class)
                .forEach(own -> parameters.add(own.setStatus(PublicationStatus.ACTIVE)));
    }

    private static List<CodeType> bases(SearchParameter standard) {
        if (standard.getCode().equals("_tag")) {
            return CLOSABLE.stream().map(CodeType::new).toList();
        }
        return standard.getBase().stream()
                .filter(base -> STANDARD.getOrDefault(base.getCode(), Set.of()).contains(standard.getCode()))
                .toList();
    }

    List<IIdType> ids() {
        return parameters.stream().map(IBaseResource::getIdElement).toList();
    }

    @Override
    public IBundleProvider search(SearchParameterMap ignored) {
        return new SimpleBundleProvider(parameters);
    }

    @Override
    public IBaseResource read(IIdType id) {
        return parameters.stream()
                .filter(parameter -> parameter.getIdElement().getIdPart().equals(id.getIdPart()))
                .findFirst()
                .orElseThrow(() -> new ResourceNotFoundException(id));
    }
}
