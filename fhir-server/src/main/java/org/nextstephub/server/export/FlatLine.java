package org.nextstephub.server.export;

import static org.nextstephub.server.export.Cell.code;
import static org.nextstephub.server.export.Cell.day;
import static org.nextstephub.server.export.Cell.id;
import static org.nextstephub.server.export.Cell.part;
import static org.nextstephub.server.export.Cell.pseudonym;
import static org.nextstephub.server.export.Cell.registered;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;

/** The cells of one line, by column, for each type of row. */
final class FlatLine {

    private static final List<String> MILESTONES = List.of(
            "accepted",
            "not-accepted",
            "introduced",
            "overlap-active",
            "overlap-not-possible",
            "transition-complete",
            "closed");

    private FlatLine() {}

    static void referral(Task task, Map<String, String> line) {
        line.put("task", id(task));
        line.put("referral", pseudonym(task.getBasedOnFirstRep()));
        line.put("person", pseudonym(task.getFor()));
        line.put("agency", registered(task.getRequester()));
        line.put("received", day(task.getAuthoredOnElement()));
        line.put("status", task.hasStatus() ? task.getStatus().toCode() : "");
        line.put("business_status", code(task.getBusinessStatus()));
        line.put("status_reason", code(task.getStatusReason()));
        MILESTONES.forEach(fact -> line.put(fact.replace('-', '_'), ""));
        for (Extension milestone : task.getExtensionsByUrl(Canonical.EXT_MILESTONE)) {
            line.replace(part(milestone, "fact").replace('-', '_'), part(milestone, "date"));
        }
        Period overlap = task.getOutput().stream()
                .map(Task.TaskOutputComponent::getValue)
                .filter(Period.class::isInstance)
                .map(Period.class::cast)
                .findFirst()
                .orElseGet(Period::new);
        line.put("overlap_first", day(overlap.getStartElement()));
        line.put("overlap_last", day(overlap.getEndElement()));
    }

    static void relationship(EpisodeOfCare episode, Map<String, String> line) {
        line.put("relationship", id(episode));
        line.put("referral", pseudonym(episode.getReferralRequestFirstRep()));
        line.put("person", pseudonym(episode.getPatient()));
        line.put("status", episode.hasStatus() ? episode.getStatus().toCode() : "");
        line.put("type", code(episode.getTypeFirstRep()));
        line.put("planned", day(episode.getPeriod().getStartElement()));
        line.put("ended", day(episode.getPeriod().getEndElement()));
        line.put("stage", "");
        line.put("stage_since", "");
        for (Extension stage : episode.getExtensionsByUrl(Canonical.EXT_RELATIONSHIP_STAGE)) {
            Period period = (Period) stage.getExtensionByUrl("period").getValue();
            if (!period.hasEnd()) {
                line.put("stage", part(stage, "stage"));
                line.put("stage_since", day(period.getStartElement()));
            }
        }
        Extension before = episode.getExtensionByUrl(Canonical.EXT_PREVIOUS_RELATIONSHIP);
        line.put("previous_relationship", before == null ? "" : pseudonym((Reference) before.getValue()));
    }

    static void contact(Encounter contact, Map<String, String> line) {
        line.put("contact", id(contact));
        line.put("relationship", pseudonym(contact.getEpisodeOfCareFirstRep()));
        line.put("person", pseudonym(contact.getSubject()));
        line.put("status", contact.hasStatus() ? contact.getStatus().toCode() : "");
        line.put("class", code(contact.getClass_()));
        line.put("type", code(contact.getTypeFirstRep()));
        line.put("day", day(contact.getPeriod().getStartElement()));
    }

    static void consent(Consent consent, Map<String, String> line) {
        line.put("consent", id(consent));
        line.put("person", pseudonym(consent.getPatient()));
        line.put("agency", registered(consent.getOrganizationFirstRep()));
        Extension direction = consent.getExtensionByUrl(Canonical.EXT_CONSENT_DIRECTION);
        line.put("direction", direction == null ? "" : direction.getValue().primitiveValue());
        line.put("status", consent.hasStatus() ? consent.getStatus().toCode() : "");
        line.put(
                "says",
                consent.getProvision().hasType()
                        ? consent.getProvision().getType().toCode()
                        : "");
        boolean withdrawn = consent.getMeta().getTag(Canonical.codeSystem("ns-tag"), "closed") != null;
        line.put("withdrawn", String.valueOf(withdrawn));
        line.put("given", day(consent.getDateTimeElement()));
    }
}
