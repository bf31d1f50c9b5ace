package org.nextstephub.server.disclosure;

import ca.uhn.fhir.parser.DataFormatException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.access.OperationServlet;
import org.nextstephub.server.access.Subject;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.audit.PrivacyAudit;
import org.nextstephub.server.pathway.Closed;
import org.nextstephub.server.store.HubStore;

/**
 * What the privacy officer does with one person's record, each time with a reason that the audit keeps:
 * {@code $open-closed} shows a record that is closed for everybody else, {@code $record-history} all versions of a
 * record, {@code $find-person} whose a number is, {@code $record-disclosure} notes what was passed on outside the hub, so that the person's list holds it.
 */
final class PrivacyOffice extends OperationServlet {

    static final String[] PATHS = {
        "/fhir/$find-person", "/fhir/$open-closed", "/fhir/$record-history", "/fhir/$record-disclosure"
    };

    private static final int SHORTEST_REASON = 10;
    private static final Set<String> BASES = Set.of("with-consent", "serious-harm", "required-by-law");

    private final String base;
    private final transient HubStore store;
    private final transient Clock clock;

    PrivacyOffice(String base, HubStore store, Clock clock) {
        this.base = base;
        this.store = store;
        this.clock = clock;
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        Parameters asked;
        try {
            asked = parameters(call);
        } catch (DataFormatException unreadable) {
            Outcomes.write(response, 400, IssueType.STRUCTURE, "Send a Parameters resource");
            return;
        }
        if (call.operation().equals("$record-disclosure")) {
            note(call, asked, response);
            return;
        }
        String reason = text(asked, "reason");
        if (reason.strip().length() < SHORTEST_REASON) {
            Outcomes.write(
                    response, 422, IssueType.REQUIRED, "reason is needed, in at least 10 letters: the audit keeps it");
            return;
        }
        if (call.operation().equals("$find-person")) {
            find(call, asked, reason, response);
            return;
        }
        boolean closed = call.operation().equals("$open-closed");
        Optional<Resource> record = record(asked).filter(closed ? Closed::is : any());
        if (record.isEmpty()) {
            Outcomes.write(response, 404, IssueType.NOTFOUND, "Not found");
            return;
        }
        store.record(
                closed
                        ? PrivacyAudit.opened(call.caller(), record.get(), reason, clock.instant())
                        : PrivacyAudit.history(call.caller(), record.get(), reason, clock.instant()));
        write(call, response, 200, closed ? record.get() : history(record.get()));
    }

    private void find(Call call, Parameters asked, String reason, HttpServletResponse response) throws IOException {
        Parameters people = new Parameters();
        List<AuditEvent> events = new ArrayList<>();
        Optional.ofNullable(asked.getParameter("identifier"))
                .map(parameter -> parameter.getValue())
                .filter(Identifier.class::isInstance)
                .map(Identifier.class::cast)
                .filter(number -> number.hasSystem() && number.hasValue())
                .map(number -> store.peopleNumbered(number.getSystem(), number.getValue()))
                .orElse(List.of())
                .forEach(person -> {
                    String reference = "Patient/" + person.getIdElement().getIdPart();
                    people.addParameter("patient", new Reference(reference));
                    events.add(PrivacyAudit.found(call.caller(), reference, reason, clock.instant()));
                });
        if (events.isEmpty()) {
            Outcomes.write(response, 404, IssueType.NOTFOUND, "Not found");
            return;
        }
        store.record(events);
        write(call, response, 200, people);
    }

    private static Predicate<Resource> any() {
        return record -> true;
    }

    /** Only what is about a person; the registry has its own readers. */
    private Optional<Resource> record(Parameters asked) {
        IdType named = new IdType(text(asked, "record"));
        return named.hasResourceType() && named.hasIdPart()
                ? store.find(named.getResourceType(), named.getIdPart())
                        .filter(record -> Subject.of(record).isPresent())
                : Optional.empty();
    }

    /** Entries of one address that differ by meta.versionId (bdl-7); no address names a version (bdl-8). */
    private Bundle history(Resource record) {
        String address =
                base + "/" + record.fhirType() + "/" + record.getIdElement().getIdPart();
        Bundle versions = new Bundle().setType(BundleType.COLLECTION);
        store.versions(record)
                .forEach(version -> versions.addEntry().setResource(version).setFullUrl(address));
        return versions;
    }

    private void note(Call call, Parameters asked, HttpServletResponse response) throws IOException {
        IdType person = new IdType(text(asked, "patient"));
        String recipient = text(asked, "recipient").strip();
        Optional<LocalDate> on = TimeSpan.parse(text(asked, "on")).map(TimeSpan::localStart);
        String basis = text(asked, "basis");
        boolean held = person.hasIdPart()
                && store.find(Patient.class, person.getIdPart()).isPresent();
        boolean past = on.filter(day -> !day.isAfter(LocalDate.ofInstant(clock.instant(), TimeSpan.TORONTO)))
                .isPresent();
        if (!held || recipient.isEmpty() || !past || !BASES.contains(basis)) {
            Outcomes.write(
                    response,
                    422,
                    IssueType.REQUIRED,
                    "Needed are patient (a reference), recipient (a name), on (a day, not ahead) and basis: with-consent,"
                            + " serious-harm or required-by-law");
            return;
        }
        AuditEvent noted = PrivacyAudit.disclosed(
                call.caller(), "Patient/" + person.getIdPart(), recipient, on.orElseThrow(), basis, clock.instant());
        store.record(noted);
        Outcomes.write(response, 200, IssueType.INFORMATIONAL, "Noted; the person's list of disclosures shows it");
    }

    /** As text, or as the reference that it is. */
    private static String text(Parameters asked, String name) {
        return asked.getParameter().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .map(parameter -> parameter.getValue())
                .map(value -> value instanceof Reference reference
                        ? reference.getReference()
                        : value == null ? null : value.primitiveValue())
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** Every parameter once. */
    private static Parameters parameters(Call call) {
        Parameters asked = parsed(call, Parameters.class);
        List<String> names = asked.getParameter().stream()
                .map(parameter -> parameter.getName())
                .toList();
        if (Set.copyOf(names).size() != names.size()) {
            throw new DataFormatException("a parameter twice");
        }
        return asked;
    }
}
