package org.nextstephub.server.sight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Sight;
import org.nextstephub.server.pathway.Closed;
import org.nextstephub.server.report.ReportedRows;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.worklist.Caseload;
import org.springframework.stereotype.Component;

/** Who sees what of the store, by role; of a role that nobody thought of the compiler asks. */
@Component
class RoleSight implements Sight {

    /** What agencies share: it can be closed, and whether it may be looked at is asked at every look. */
    static final Set<String> SHARED = Set.of("ServiceRequest", "Task", "Patient", "Consent", "Communication");

    static final Set<String> REGISTRY = Set.of("Organization", "HealthcareService", "PractitionerRole");

    /** Of tasks the referrals' own count; a meeting that was missed is nobody's statistic. */
    private static final Map<String, Map<String, String>> COUNTED = Map.of(
            "Task", Map.of("code", Canonical.TASK_CODE + "|fulfill"),
            "Encounter", Map.of("status:not", "cancelled"));

    private final HubStore store;
    private final PartnerSight partners;
    private final PeerSupportSight peerSupport;
    private final ReportedRows reporting;
    private final Caseload caseload;
    private final OwnStaff staff;

    RoleSight(
            HubStore store,
            PartnerSight partners,
            PeerSupportSight peerSupport,
            ReportedRows reporting,
            Caseload caseload,
            OwnStaff staff) {
        this.store = store;
        this.partners = partners;
        this.peerSupport = peerSupport;
        this.reporting = reporting;
        this.caseload = caseload;
        this.staff = staff;
    }

    @Override
    public Optional<Resource> shown(Caller caller, Resource stored) {
        return shown(caller, List.of(stored)).get(0);
    }

    @Override
    public List<Optional<Resource>> shown(Caller caller, List<Resource> stored) {
        return switch (caller.role()) {
            case REPORTING -> reporting.of(caller.subject(), stored);
            case DESK -> peerSupport.atTheDesk(caller, stored);
            case WORKER -> peerSupport.toAWorker(caller, stored);
            case PARTNER -> partners.shown(caller, stored);
            case PRIVACY -> each(stored, record -> shownUnless(Closed.is(record), record));
            case ADMIN -> each(stored, record -> shownUnless(staff.isOfAnAgency(record), record));
            case INTAKE -> each(stored, Optional::of);
            case INTEROP -> each(stored, hidden -> Optional.empty());
        };
    }

    private static List<Optional<Resource>> each(List<Resource> stored, Function<Resource, Optional<Resource>> shown) {
        return stored.stream().map(shown).toList();
    }

    private static Optional<Resource> shownUnless(boolean hidden, Resource stored) {
        return hidden ? Optional.empty() : Optional.of(stored);
    }

    @Override
    public boolean sees(Caller caller, String reference) {
        IdType id = new IdType(reference);
        return store.find(id.getResourceType(), id.getIdPart())
                .flatMap(stored -> shown(caller, stored))
                .isPresent();
    }

    @Override
    public Map<String, String> narrows(Caller caller, String type, Map<String, String[]> asked) {
        if (type.equals("PractitionerRole")) {
            return Map.of("organization", staff.organization());
        }
        return switch (caller.role()) {
            case PARTNER -> partners.narrows(caller);
            case DESK, PRIVACY -> notClosed(type);
            case WORKER -> ofTheCaseload(caller, type);
            case REPORTING -> Withdrawals.areAskedFor(type, asked) ? Map.of() : counted(type);
            case ADMIN, INTAKE, INTEROP -> Map.of();
        };
    }

    private static Map<String, String> notClosed(String type) {
        return SHARED.contains(type) ? Map.of("_tag:not", Canonical.codeSystem("ns-tag") + "|closed") : Map.of();
    }

    private static Map<String, String> counted(String type) {
        Map<String, String> narrows = new HashMap<>(notClosed(type));
        narrows.putAll(COUNTED.getOrDefault(type, Map.of()));
        return narrows;
    }

    private Map<String, String> ofTheCaseload(Caller caller, String type) {
        Map<String, String> narrows = new HashMap<>(notClosed(type));
        if (!REGISTRY.contains(type)) {
            narrows.put(type.equals("Patient") ? "_id" : "patient", people(caller));
        }
        return narrows;
    }

    /** As one value that means any of them; nobody's if there are none. */
    private String people(Caller caller) {
        Set<String> people = caseload.of(caller);
        return people.isEmpty() ? "nobody" : String.join(",", people);
    }
}
