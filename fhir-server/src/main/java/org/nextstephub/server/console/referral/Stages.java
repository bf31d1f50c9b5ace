package org.nextstephub.server.console.referral;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Form;
import org.nextstephub.server.pathway.PeerRelationship;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.Stage;

/** Acts that turn a peer relationship to another stage, or finish it: {@code EpisodeOfCare/[id]/$set-stage}. */
final class Stages {

    private Stages() {}

    private static Optional<Stage> stage(Referral referral) {
        return referral.relationship().flatMap(PeerRelationship::stage);
    }

    private static String versionOfTheRelationship(Referral referral) {
        return referral.relationship()
                .map(relationship -> relationship.getMeta().getVersionId())
                .orElse("");
    }

    private static Parameters asked(String stage, Form form) {
        Parameters asked = new Parameters();
        asked.addParameter("stage", new CodeType(stage));
        asked.addParameter("agreedWithPerson", new BooleanType(form.isTicked(Step.AGREED)));
        asked.addParameter("ifVersion", new StringType(form.value("version")));
        return asked;
    }

    private static void send(Referral referral, Parameters asked) {
        String id = ReferralTask.relationship(referral.task()).orElseThrow();
        referral.hub().send("EpisodeOfCare/" + id + "/$set-stage", asked, EpisodeOfCare.class);
    }

    /** Beginning, ongoing, ending. */
    static final class Turn implements Act {

        private static final String STAGE = "stage";

        @Override
        public String name() {
            return STAGE;
        }

        @Override
        public boolean isOffered(Referral referral, Visitor visitor) {
            return stage(referral).isPresent();
        }

        @Override
        public List<Field> fields(Referral referral, Visitor visitor) {
            List<Field.Option> next = stage(referral).stream()
                    .flatMap(now -> now.next().stream())
                    .sorted()
                    .map(stage -> Step.option(visitor, "ns-relationship-stage", stage.code()))
                    .toList();
            return List.of(Field.one(STAGE, "field.stage", next), Step.agreed());
        }

        @Override
        public void perform(Referral referral, Visitor visitor, Form form) {
            send(referral, asked(form.value(STAGE), form));
        }

        @Override
        public String version(Referral referral) {
            return versionOfTheRelationship(referral);
        }
    }

    /** The person and peer support finish together. */
    static final class Finish implements Act {

        @Override
        public String name() {
            return "finish";
        }

        @Override
        public boolean isOffered(Referral referral, Visitor visitor) {
            return stage(referral).isPresent();
        }

        @Override
        public List<Field> fields(Referral referral, Visitor visitor) {
            List<Field.Option> reasons = PeerRelationship.ENDING_REASONS.stream()
                    .map(reason -> Step.option(visitor, "ns-ending-reason", reason))
                    .toList();
            return List.of(
                    Field.one(Step.REASON, "field.ending-reason", reasons).optional(), Step.agreed());
        }

        @Override
        public void perform(Referral referral, Visitor visitor, Form form) {
            Parameters asked = asked("finished", form);
            if (!form.value(Step.REASON).isEmpty()) {
                asked.addParameter("endingReason", new CodeType(form.value(Step.REASON)));
            }
            send(referral, asked);
        }

        @Override
        public String version(Referral referral) {
            return versionOfTheRelationship(referral);
        }
    }
}
