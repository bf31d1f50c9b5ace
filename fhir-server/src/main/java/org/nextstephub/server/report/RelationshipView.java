package org.nextstephub.server.report;

import static org.nextstephub.server.report.ViewParts.codes;
import static org.nextstephub.server.report.ViewParts.days;
import static org.nextstephub.server.report.ViewParts.parts;

import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;

/** A peer relationship and a contact as a reporting client sees them. */
final class RelationshipView {

    private RelationshipView() {}

    static Resource relationship(EpisodeOfCare stored, Pseudonyms names) {
        EpisodeOfCare view = new EpisodeOfCare()
                .setStatus(stored.getStatus())
                .setType(codes(stored.getType()))
                .setPatient(names.of(stored.getPatient()))
                .setPeriod(days(stored.getPeriod()));
        stored.getStatusHistory()
                .forEach(past ->
                        view.addStatusHistory().setStatus(past.getStatus()).setPeriod(days(past.getPeriod())));
        stored.getReferralRequest().forEach(request -> view.addReferralRequest(names.of(request)));
        stored.getExtensionsByUrl(Canonical.EXT_RELATIONSHIP_STAGE).forEach(stage -> {
            Extension shown = parts(stage, List.of("stage"));
            shown.addExtension(
                    "period", days((Period) stage.getExtensionByUrl("period").getValue()));
            view.addExtension(shown);
        });
        stored.getExtensionsByUrl(Canonical.EXT_PREVIOUS_RELATIONSHIP)
                .forEach(before -> view.addExtension(before.getUrl(), names.of((Reference) before.getValue())));
        return view;
    }

    static Resource contact(Encounter stored, Pseudonyms names) {
        Encounter view = new Encounter()
                .setStatus(stored.getStatus())
                .setClass_(new Coding(
                        stored.getClass_().getSystem(), stored.getClass_().getCode(), null))
                .setType(codes(stored.getType()))
                .setSubject(names.of(stored.getSubject()))
                .setPeriod(days(stored.getPeriod()));
        stored.getEpisodeOfCare().forEach(relationship -> view.addEpisodeOfCare(names.of(relationship)));
        return view;
    }
}
