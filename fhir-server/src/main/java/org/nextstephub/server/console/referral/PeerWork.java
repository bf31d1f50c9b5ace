package org.nextstephub.server.console.referral;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Field.Option;
import org.nextstephub.server.console.form.Form;
import org.nextstephub.server.console.people.Agencies;
import org.nextstephub.server.pathway.ReferralTask;

/** Acts of peer support among themselves: who walks along, and which contacts there were. No agency is ever told. */
final class PeerWork {

    private static final String WORKER = "worker";
    private static final String BETWEEN = "-";

    private PeerWork() {}

    static Field workers(Agencies agencies, Referral referral, Visitor visitor) {
        List<Option> options = agencies.workers(referral.hub()).stream()
                .map(worker -> new Option(worker.getKey(), worker.getValue(), ""))
                .toList();
        String now = referral.relationship()
                .map(relationship ->
                        relationship.getCareManager().getReferenceElement().getIdPart())
                .or(visitor::ownWorker)
                .orElse("");
        return Field.one(WORKER, "field.worker", options).startingWith(now);
    }

    static Reference worker(Form form) {
        return new Reference("PractitionerRole/" + form.value(WORKER));
    }

    /** Gives the referral to a peer support worker: {@code Task/[id]/$assign}. */
    record Assign(Agencies agencies) implements Act {

        @Override
        public String name() {
            return "assign";
        }

        @Override
        public boolean isOffered(Referral referral, Visitor visitor) {
            return visitor.may("Task/$assign", Interaction.OPERATION) && referral.hasRelationship();
        }

        @Override
        public List<Field> fields(Referral referral, Visitor visitor) {
            return List.of(workers(agencies, referral, visitor));
        }

        @Override
        public void perform(Referral referral, Visitor visitor, Form form) {
            Parameters asked = new Parameters();
            asked.addParameter(WORKER, worker(form));
            String[] seen = form.value("version").split(BETWEEN, 2);
            asked.addParameter("ifVersion", new StringType(seen[0]));
            asked.addParameter("ifRelationshipVersion", new StringType(seen[seen.length - 1]));
            referral.hub().send("Task/" + referral.id() + "/$assign", asked, Task.class);
        }

        /** The task's, and that of the relationship, which says who walks along. */
        @Override
        public String version(Referral referral) {
            return referral.version()
                    + BETWEEN
                    + referral.relationship()
                            .map(relationship -> relationship.getMeta().getVersionId())
                            .orElse("");
        }
    }

    /** Writes down a contact: an Encounter. */
    record Contact(Agencies agencies) implements Act {

        private static final List<String> TYPES =
                List.of("introduction", "one-to-one", "group", "community-activity", "check-in");
        private static final List<String> PLACES = List.of("FLD", "HH", "AMB", "VR");

        @Override
        public String name() {
            return "contact";
        }

        @Override
        public boolean isOffered(Referral referral, Visitor visitor) {
            return visitor.may("Encounter", Interaction.CREATE) && referral.hasRelationship();
        }

        @Override
        public List<Field> fields(Referral referral, Visitor visitor) {
            List<Option> held = Stream.of("finished", "planned", "cancelled")
                    .map(status -> new Option(status, visitor.words().say("contact." + status), ""))
                    .toList();
            return List.of(
                    Field.one(
                                    "type",
                                    "field.type",
                                    TYPES.stream()
                                            .map(type -> Step.option(visitor, "ns-contact-type", type))
                                            .toList())
                            .startingWith(referral.hasIntroduction() ? "" : "introduction"),
                    Field.one("held", "field.held", held).startingWith("finished"),
                    Field.one(
                                    "place",
                                    "field.place",
                                    PLACES.stream()
                                            .map(place -> new Option(
                                                    place, visitor.words().say("contact.place." + place), ""))
                                            .toList())
                            .startingWith("FLD"),
                    Field.day("day", "field.day", true, visitor.words().today().toString()),
                    Field.time("time", "field.time", "10:00"),
                    workers(agencies, referral, visitor));
        }

        @Override
        public void perform(Referral referral, Visitor visitor, Form form) {
            Encounter contact = new Encounter();
            contact.setStatus(EncounterStatus.fromCode(form.value("held")))
                    .setClass_(new Coding(Canonical.ACT_CODE, form.value("place"), null))
                    .addType(new CodeableConcept(
                            new Coding(Canonical.codeSystem("ns-contact-type"), form.value("type"), null)))
                    .setSubject(referral.task().getFor().copy())
                    .addEpisodeOfCare(new Reference("EpisodeOfCare/"
                            + ReferralTask.relationship(referral.task()).orElseThrow()))
                    .setPeriod(new Period().setStartElement(moment(form)));
            contact.addParticipant()
                    .addType(new CodeableConcept(new Coding(Canonical.PARTICIPATION, "PPRF", null)))
                    .setIndividual(worker(form));
            referral.hub().send("Encounter", contact, Encounter.class);
        }

        private static DateTimeType moment(Form form) {
            LocalDate day = form.day("day").orElseThrow();
            LocalTime time = form.time("time").orElseThrow();
            return new DateTimeType(
                    Date.from(ZonedDateTime.of(day, time, TimeSpan.TORONTO).toInstant()),
                    ca.uhn.fhir.model.api.TemporalPrecisionEnum.SECOND,
                    TimeZone.getTimeZone(TimeSpan.TORONTO));
        }
    }

    static Optional<String> assigned(Agencies agencies, Referral referral) {
        return referral.relationship()
                .map(relationship -> agencies.worker(referral.hub(), relationship.getCareManager()))
                .filter(name -> !name.isEmpty());
    }
}
