package org.nextstephub.routes.hl7v2.answer;

import java.util.Map;
import org.nextstephub.routes.hl7v2.reading.Fault;

/** Where an element of the FHIR message came from, as ERR-2 says it: the mappers' way back, as near as it can be told. */
final class ElementToLocation {

    private static final Map<String, Map<String, String>> FIELDS = Map.of(
            "Patient",
            Map.of(
                    "identifier", "PID^1^3",
                    "name", "PID^1^5",
                    "birthDate", "PID^1^7",
                    "gender", "PID^1^8",
                    "address", "PID^1^11",
                    "telecom", "PID^1^13",
                    "communication", "PID^1^15",
                    "deceased", "PID^1^30",
                    "", "PID^1"),
            "ServiceRequest",
            Map.of(
                    "identifier", "RF1^1^6",
                    "status", "RF1^1^1",
                    "priority", "RF1^1^2",
                    "category", "RF1^1^3",
                    "occurrence", "RF1^1^7",
                    "authoredOn", "RF1^1^9",
                    "reasonCode", "RF1^1^10",
                    "note", "NTE^1^3",
                    "", "RF1^1"),
            "Consent",
            Map.of(
                    "status", "CON^1^11",
                    "policy", "CON^1^3",
                    "identifier", "CON^1^4",
                    "dateTime", "CON^1^13",
                    "provision", "CON^1^14",
                    "performer", "CON^1^25",
                    "", "CON^1"),
            "PractitionerRole",
            Map.of("telecom", "PRD^1^5", "", "PRD^1"),
            "Practitioner",
            Map.of("name", "PRD^1^2", "identifier", "PRD^1^7", "", "PRD^1"),
            "Encounter",
            Map.of("", "PV1^1"));

    private ElementToLocation() {}

    /** @param element such as {@code Patient.birthDate}; of what is not known, the message as a whole */
    static String map(String element) {
        String[] path = element.replaceAll("/\\*(\\w+)/[^*]*\\*/", ".$1")
                .replaceFirst("^Bundle\\.entry(\\[\\d+])?\\.resource(\\.ofType)?", "")
                .replaceAll("[/*().\\[\\]]+", " ")
                .strip()
                .split(" ");
        for (int i = 0; i < path.length; i++) {
            Map<String, String> fields = FIELDS.get(path[i]);
            if (fields != null) {
                String field = i + 1 < path.length ? path[i + 1] : "";
                return fields.getOrDefault(field, fields.getOrDefault("", Fault.MESSAGE));
            }
        }
        return Fault.MESSAGE;
    }
}
