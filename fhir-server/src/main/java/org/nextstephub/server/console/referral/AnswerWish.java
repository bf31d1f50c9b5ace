package org.nextstephub.server.console.referral;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.HubRefused;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Field.Option;
import org.nextstephub.server.console.form.Form;

/**
 * Answers an agency that would like a referral to end whose peer relationship has begun: its wish is a task beside the referral's
 * that is accepted or not. The relationship itself is the person's to end.
 */
final class AnswerWish implements Act {

    private static final String ANSWER = "answer";
    private static final List<TaskStatus> ANSWERS = List.of(TaskStatus.ACCEPTED, TaskStatus.REJECTED);

    @Override
    public String name() {
        return "answer-wish";
    }

    @Override
    public boolean isOffered(Referral referral, Visitor visitor) {
        return visitor.may("Task", Interaction.UPDATE) && referral.wish().isPresent();
    }

    @Override
    public List<Field> fields(Referral referral, Visitor visitor) {
        Stream<Option> answers = ANSWERS.stream()
                .map(answer -> new Option(
                        answer.toCode(),
                        visitor.words().say("wish." + answer.toCode()),
                        visitor.words().say("wish." + answer.toCode() + ".effect")));
        return List.of(Field.one(ANSWER, "field.wish-answer", answers.toList()), Step.agreed());
    }

    @Override
    public void perform(Referral referral, Visitor visitor, Form form) {
        Task wish = referral.wish()
                .filter(open -> open.getMeta().getVersionId().equals(form.value("version")))
                .orElseThrow(HubRefused::stale)
                .copy();
        referral.hub().replace(wish.setStatus(TaskStatus.fromCode(form.value(ANSWER))), Task.class);
    }

    @Override
    public String version(Referral referral) {
        return referral.wish().map(wish -> wish.getMeta().getVersionId()).orElse("");
    }
}
