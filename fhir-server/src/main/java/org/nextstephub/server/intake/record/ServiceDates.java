package org.nextstephub.server.intake.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.intake.message.Message;

/** What ADT^A03 and A13 change on a referral: the clinical service has ended, or goes on (docs: HL7 v2, ADT). */
final class ServiceDates {

    private ServiceDates() {}

    /** The day the service ended: the end of the Encounter's period, else the day of the message. */
    static LocalDate endedOn(Message message, Instant eventTime) {
        return message.first(Encounter.class)
                .flatMap(visit -> TimeSpan.of(visit.getPeriod().getEndElement()))
                .map(TimeSpan::localStart)
                .orElseGet(() -> LocalDate.ofInstant(eventTime, TimeSpan.TORONTO));
    }

    /** Marks the service as ended; returns false when that changes nothing. */
    static boolean end(ServiceRequest referral, LocalDate day) {
        Extension service = service(referral);
        boolean same = "ended".equals(status(service))
                && service.hasExtension("endedOn")
                && day.toString()
                        .equals(service.getExtensionByUrl("endedOn")
                                .getValueAsPrimitive()
                                .getValueAsString());
        set(service, "status", new CodeType("ended"));
        set(service, "endedOn", new DateType(day.toString()));
        return !same;
    }

    /** Marks the service as going on; returns false when that changes nothing. */
    static boolean resume(ServiceRequest referral) {
        Extension service = service(referral);
        boolean same = "active".equals(status(service)) && !service.hasExtension("endedOn");
        set(service, "status", new CodeType("active"));
        service.getExtension().removeIf(part -> part.getUrl().equals("endedOn"));
        return !same;
    }

    /** A visit was cancelled: its number and its expected end are not true any more; false when it is another visit. */
    static boolean forget(ServiceRequest referral, List<Identifier> visit) {
        boolean isThisVisit = referral.getIdentifier().stream().anyMatch(held -> isOneOf(held, visit));
        if (isThisVisit) {
            referral.getIdentifier().removeIf(held -> isOneOf(held, visit));
            service(referral).getExtension().removeIf(part -> part.getUrl().equals("expectedEnd"));
        }
        return isThisVisit;
    }

    private static boolean isOneOf(Identifier held, List<Identifier> visit) {
        return Message.isOfType(held, "VN")
                && visit.stream().anyMatch(number -> held.getValue().equals(number.getValue()));
    }

    private static Extension service(ServiceRequest referral) {
        Extension known = referral.getExtensionByUrl(Canonical.EXT_CLINICAL_SERVICE);
        return known != null ? known : referral.addExtension().setUrl(Canonical.EXT_CLINICAL_SERVICE);
    }

    private static String status(Extension service) {
        Extension status = service.getExtensionByUrl("status");
        return status == null ? "" : status.getValueAsPrimitive().getValueAsString();
    }

    private static void set(Extension service, String part, org.hl7.fhir.r4.model.Type value) {
        service.getExtension().removeIf(known -> known.getUrl().equals(part));
        service.addExtension(part, value);
    }
}
