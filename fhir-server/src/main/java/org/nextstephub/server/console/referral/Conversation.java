package org.nextstephub.server.console.referral;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.ConformanceResources;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.Words;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Field.Option;
import org.nextstephub.server.console.form.Form;
import org.nextstephub.server.console.people.Agencies;
import org.nextstephub.server.pathway.PeerRelationship;
import org.nextstephub.server.pathway.Stage;

/** What was talked about in a contact, in the questions of the relationship's stage: a QuestionnaireResponse. */
final class Conversation implements Act {

    private static final String CONTACT = "contact";
    private static final String ITEM = "q-";
    private static final List<String> ANSWERS = List.of("talked-about", "come-back-to-it", "not-wanted");
    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

    private final Agencies agencies;
    private final FhirContext fhir;

    Conversation(Agencies agencies, FhirContext fhir) {
        this.agencies = agencies;
        this.fhir = fhir;
    }

    @Override
    public String name() {
        return "conversation";
    }

    @Override
    public boolean isOffered(Referral referral, Visitor visitor) {
        return visitor.may("QuestionnaireResponse", Interaction.CREATE)
                && stage(referral).isPresent();
    }

    private static Optional<Stage> stage(Referral referral) {
        return referral.relationship().flatMap(PeerRelationship::stage);
    }

    private Questionnaire questions(Referral referral) {
        String stage = stage(referral).orElse(Stage.BEGINNING).code();
        return ConformanceResources.read(
                fhir, Questionnaire.class, "Questionnaire-nextstep-conversation-" + stage + ".json");
    }

    @Override
    public List<Field> fields(Referral referral, Visitor visitor) {
        Words words = visitor.words();
        List<Option> contacts = referral.contacts().stream()
                .map(contact -> new Option(
                        contact.getIdElement().getIdPart(),
                        words.code(contact.getTypeFirstRep()) + ", "
                                + words.moment(contact.getPeriod().getStart().toInstant()),
                        ""))
                .toList();
        List<Field> fields = new ArrayList<>();
        fields.add(Field.one(CONTACT, "field.contact", contacts)
                .startingWith(contacts.isEmpty() ? "" : contacts.get(0).value()));
        fields.add(PeerWork.workers(agencies, referral, visitor));
        questions(referral).getItem().forEach(item -> fields.add(field(item, visitor)));
        fields.add(Field.tick("together", "field.together").optional());
        return fields;
    }

    private static Field field(QuestionnaireItemComponent item, Visitor visitor) {
        String name = ITEM + item.getLinkId();
        String asked = visitor.words().isFrench() ? inFrench(item) : item.getText();
        return item.getType() == QuestionnaireItemType.CHOICE
                ? Field.one(
                                name,
                                asked,
                                ANSWERS.stream()
                                        .map(answer -> Step.option(visitor, "ns-conversation-answer", answer))
                                        .toList())
                        .optional()
                : Field.text(name, asked).optional();
    }

    private static String inFrench(QuestionnaireItemComponent item) {
        return item.getTextElement().getExtensionsByUrl(TRANSLATION).stream()
                .map(translation -> translation.getExtensionByUrl("content"))
                .map(Extension::getValue)
                .map(content -> content.primitiveValue())
                .findFirst()
                .orElseGet(item::getText);
    }

    @Override
    public void perform(Referral referral, Visitor visitor, Form form) {
        Questionnaire questions = questions(referral);
        QuestionnaireResponse conversation = new QuestionnaireResponse();
        conversation.addExtension(
                Canonical.profile("ext-written-together"), new BooleanType(form.isTicked("together")));
        conversation
                .setQuestionnaire(questions.getUrl() + "|" + questions.getVersion())
                .setStatus(QuestionnaireResponseStatus.COMPLETED)
                .setSubject(referral.task().getFor().copy())
                .setEncounter(new Reference("Encounter/" + form.value(CONTACT)))
                .setAuthoredElement(new DateTimeType(visitor.words().now().toString()))
                .setAuthor(PeerWork.worker(form));
        questions.getItem().stream()
                .flatMap(item -> answer(item, form).stream())
                .forEach(conversation::addItem);
        referral.hub().send("QuestionnaireResponse", conversation, QuestionnaireResponse.class);
    }

    private static Optional<QuestionnaireResponse.QuestionnaireResponseItemComponent> answer(
            QuestionnaireItemComponent item, Form form) {
        return Stream.of(form.value(ITEM + item.getLinkId()))
                .filter(said -> !said.isEmpty())
                .map(said -> {
                    var answered = new QuestionnaireResponse.QuestionnaireResponseItemComponent();
                    answered.setLinkId(item.getLinkId());
                    answered.addAnswer()
                            .setValue(
                                    item.getType() == QuestionnaireItemType.CHOICE
                                            ? new Coding(Canonical.codeSystem("ns-conversation-answer"), said, null)
                                            : new StringType(said));
                    return answered;
                })
                .findFirst();
    }

    @Override
    public Optional<String> first(Referral referral) {
        return referral.contacts().isEmpty() ? Optional.of(CONTACT) : Optional.empty();
    }
}
