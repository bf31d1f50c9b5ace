package org.nextstephub.server.console.referral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.nextstephub.server.console.Words;
import org.nextstephub.server.console.people.Agencies;
import org.nextstephub.server.console.people.ServiceDays;
import org.nextstephub.server.pathway.ReferralTask;

/** What happened with a referral, in lines: its steps, contacts and conversations, what was told and what was written. */
record Story(Referral referral, Words words, Agencies agencies) {

    /** What, and when or by whom. */
    record Line(String what, String when) {}

    /** What the agency was told, and what was withheld from it; the latest first. */
    List<Line> told() {
        Parameters notices = referral.hub().ask("Task/" + referral.id() + "/$notices", Parameters.class);
        List<Line> lines = new ArrayList<>(notices.getParameter().stream()
                .map(notice -> new Line(
                        words.say(
                                "notice." + part(notice, "state").orElse(""),
                                words.code(
                                        "ns-shared-fact", part(notice, "fact").orElse(""))),
                        at(notice).map(words::moment).orElse("")))
                .toList());
        Collections.reverse(lines);
        return lines;
    }

    private static Optional<Instant> at(ParametersParameterComponent notice) {
        return value(notice, "at").map(InstantType.class::cast).map(at -> at.getValue()
                .toInstant());
    }

    private static Optional<String> part(ParametersParameterComponent notice, String name) {
        return value(notice, name).map(Type::primitiveValue);
    }

    private static Optional<Type> value(ParametersParameterComponent notice, String name) {
        return notice.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .map(ParametersParameterComponent::getValue)
                .findFirst();
    }

    List<Line> contacts() {
        return referral.contacts().stream()
                .map(contact -> new Line(
                        words.code(contact.getTypeFirstRep()) + ": "
                                + words.say("contact." + contact.getStatus().toCode()),
                        when(contact)))
                .toList();
    }

    private String when(Encounter contact) {
        String moment = words.moment(contact.getPeriod().getStart().toInstant());
        String worker =
                agencies.worker(referral.hub(), contact.getParticipantFirstRep().getIndividual());
        return worker.isEmpty() ? moment : moment + " - " + worker;
    }

    /** In which stage's questions, and when. */
    List<Line> conversations() {
        return referral.conversations().stream()
                .map(each -> new Line(
                        words.code(
                                "ns-relationship-stage", each.getQuestionnaire().replaceAll(".*-|\\|.*", "")),
                        words.moment(each.getAuthored().toInstant())))
                .toList();
    }

    List<Line> wrote() {
        return referral.wordsOfTheAgency().stream()
                .map(each -> new Line(
                        each.getPayloadFirstRep().getContent().primitiveValue(),
                        words.moment(each.getSent().toInstant())))
                .toList();
    }

    /** The steps that were taken, with their days. */
    List<Line> days() {
        Task task = referral.task();
        Optional<String> accepted = referral.relationship()
                .flatMap(each -> ServiceDays.day(each.getPeriod().getStartElement()))
                .map(words::day);
        List<Line> days = new ArrayList<>();
        ServiceDays.day(task.getAuthoredOnElement())
                .ifPresent(day -> days.add(new Line(words.say("referral.day.received"), words.day(day))));
        accepted.ifPresent(day -> days.add(new Line(words.say("referral.day.accepted"), day)));
        ReferralTask.introducedOn(task)
                .ifPresent(day -> days.add(new Line(words.say("referral.day.introduced"), words.day(day))));
        ReferralTask.overlapEnd(task)
                .ifPresent(day -> days.add(new Line(words.say("referral.day.overlap-ends"), words.day(day))));
        return days;
    }

    List<Line> watches() {
        return referral.watches().stream()
                .map((Task watch) -> new Line(
                        words.code(watch.getReasonCode()),
                        ServiceDays.day(watch.getRestriction().getPeriod().getEndElement())
                                .map(day -> words.say("watch.by", words.day(day)))
                                .orElse("")))
                .toList();
    }
}
