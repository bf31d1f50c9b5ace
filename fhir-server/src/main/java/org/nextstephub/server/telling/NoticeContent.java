package org.nextstephub.server.telling;

import static org.nextstephub.profiles.Notice.PLEASE_CALL;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Placer;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.pathway.Requests;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.NoticeRows.Notice;

/** What a notice says: what a partner may see of the fact that it carries, and by which number it names the person. */
final class NoticeContent {

    private final HubStore store;

    NoticeContent(HubStore store) {
        this.store = store;
    }

    /** Empty when there is nothing to tell any more. */
    List<Resource> of(Task held, Told told, Placer placer, Partner agency) {
        return switch (told.fact()) {
            case PLEASE_CALL -> List.of(PartnerWords.of(PLEASE_CALL, placer, agency, told.at()));
            case INFORMATION_NEEDED ->
                store.tasksBeside(held.getIdElement().getIdPart()).stream()
                        .filter(Requests::isOpen)
                        .<Resource>map(request -> PartnerTask.ofRequest(request, placer, agency))
                        .toList();
            default -> List.of(PartnerTask.of(held, told, placer, agency));
        };
    }

    /** HL7 v2 names a person by the partner's own number, the one that it uses now. */
    Optional<Identifier> ownNumber(Notice notice, Partner agency) {
        return Optional.of(agency)
                .filter(Partner::isToldByV2)
                .flatMap(told -> store.read(Patient.class, notice.patientId()).getIdentifier().stream()
                        .filter(number ->
                                "MR".equals(number.getType().getCodingFirstRep().getCode()))
                        .filter(number -> number.getUse() != Identifier.IdentifierUse.OLD)
                        .findFirst());
    }
}
