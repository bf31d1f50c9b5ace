package org.nextstephub.server.export;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.Canonical;

/** Rows for a spreadsheet: one line each, made from what a reporting client sees and from nothing else. */
enum FlatView {
    REFERRALS("Task", (row, line) -> referral((Task) row, line)),
    RELATIONSHIPS("EpisodeOfCare", (row, line) -> relationship((EpisodeOfCare) row, line)),
    CONTACTS("Encounter", (row, line) -> contact((Encounter) row, line)),
    CONSENTS("Consent", (row, line) -> consent((Consent) row, line));

    private static final List<String> MILESTONES = List.of(
            "accepted",
            "not-accepted",
            "introduced",
            "overlap-active",
            "overlap-not-possible",
            "transition-complete",
            "closed");

    private final String type;
    private final BiConsumer<Resource, Map<String, String>> cells;

    FlatView(String type, BiConsumer<Resource, Map<String, String>> cells) {
        this.type = type;
        this.cells = cells;
    }

    static Optional<FlatView> named(String name) {
        return Arrays.stream(values()).filter(view -> view.code().equals(name)).findFirst();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type that it is made from. */
    String type() {
        return type;
    }

    /** Names of the columns, in order; the ViewDefinitions in docs/reporting have the same. */
    List<String> columns() {
        Resource none =
                switch (this) {
                    case REFERRALS -> new Task();
                    case RELATIONSHIPS -> new EpisodeOfCare();
                    case CONTACTS -> new Encounter();
                    case CONSENTS -> new Consent();
                };
        Map<String, String> line = new LinkedHashMap<>();
        cells.accept(none, line);
        line.put("changed", "");
        return List.copyOf(line.keySet());
    }

    /** The first line. */
    String header() {
        return String.join(",", columns());
    }

    /** Codes, days and pseudonyms: none of them has a comma, a quote or a sign that a spreadsheet reckons with. */
    String line(Resource row) {
        Map<String, String> line = new LinkedHashMap<>();
        cells.accept(row, line);
        line.put("changed", day(row.getMeta().getLastUpdatedElement().getValueAsString()));
        return String.join(",", line.values());
    }

    private static void referral(Task task, Map<String, String> line) {
        line.put("task", id(task));
        line.put("referral", pseudonym(task.getBasedOnFirstRep()));
        line.put("person", pseudonym(task.getFor()));
        line.put("agency", registered(task.getRequester()));
        line.put("received", day(task.getAuthoredOnElement().getValueAsString()));
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
        line.put("overlap_first", day(overlap.getStartElement().getValueAsString()));
        line.put("overlap_last", day(overlap.getEndElement().getValueAsString()));
    }

    private static void relationship(EpisodeOfCare episode, Map<String, String> line) {
        line.put("relationship", id(episode));
        line.put("referral", pseudonym(episode.getReferralRequestFirstRep()));
        line.put("person", pseudonym(episode.getPatient()));
        line.put("status", episode.hasStatus() ? episode.getStatus().toCode() : "");
        line.put("type", code(episode.getTypeFirstRep()));
        line.put("planned", day(episode.getPeriod().getStartElement().getValueAsString()));
        line.put("ended", day(episode.getPeriod().getEndElement().getValueAsString()));
        line.put("stage", "");
        line.put("stage_since", "");
        for (Extension stage : episode.getExtensionsByUrl(Canonical.EXT_RELATIONSHIP_STAGE)) {
            Period period = (Period) stage.getExtensionByUrl("period").getValue();
            if (!period.hasEnd()) {
                line.put("stage", part(stage, "stage"));
                line.put("stage_since", day(period.getStartElement().getValueAsString()));
            }
        }
        Extension before = episode.getExtensionByUrl(Canonical.EXT_PREVIOUS_RELATIONSHIP);
        line.put("previous_relationship", before == null ? "" : pseudonym((Reference) before.getValue()));
    }

    private static void contact(Encounter contact, Map<String, String> line) {
        line.put("contact", id(contact));
        line.put("relationship", pseudonym(contact.getEpisodeOfCareFirstRep()));
        line.put("person", pseudonym(contact.getSubject()));
        line.put("status", contact.hasStatus() ? contact.getStatus().toCode() : "");
        line.put(
                "class",
                String.valueOf(
                        Optional.ofNullable(contact.getClass_().getCode()).orElse("")));
        line.put("type", code(contact.getTypeFirstRep()));
        line.put("day", day(contact.getPeriod().getStartElement().getValueAsString()));
    }

    private static void consent(Consent consent, Map<String, String> line) {
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
        line.put("given", day(consent.getDateTimeElement().getValueAsString()));
    }

    private static String id(Resource row) {
        return String.valueOf(
                Optional.ofNullable(row.getIdElement().getIdPart()).orElse(""));
    }

    private static String pseudonym(Reference reference) {
        return Optional.ofNullable(reference.getIdentifier().getValue()).orElse("");
    }

    private static String registered(Reference reference) {
        return Optional.ofNullable(reference.getReference()).orElse("");
    }

    private static String code(CodeableConcept concept) {
        return Optional.ofNullable(concept.getCodingFirstRep().getCode()).orElse("");
    }

    private static String part(Extension extension, String name) {
        return extension.getExtensionByUrl(name).getValue().primitiveValue();
    }

    private static String day(@Nullable String text) {
        return text == null ? "" : text.substring(0, Math.min(10, text.length()));
    }
}
