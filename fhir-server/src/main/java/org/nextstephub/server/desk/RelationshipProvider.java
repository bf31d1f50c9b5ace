package org.nextstephub.server.desk;

import static org.nextstephub.server.desk.OperationInput.caller;
import static org.nextstephub.server.desk.OperationInput.need;
import static org.nextstephub.server.desk.OperationInput.needed;
import static org.nextstephub.server.desk.OperationInput.text;
import static org.nextstephub.server.desk.OperationInput.version;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.store.HubProvider;
import org.springframework.stereotype.Component;

/** The desk's door to peer relationships. */
@Component
class RelationshipProvider implements HubProvider {

    private final Relationships relationships;

    RelationshipProvider(Relationships relationships) {
        this.relationships = relationships;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return EpisodeOfCare.class;
    }

    @Operation(name = "$set-stage")
    public EpisodeOfCare turn(
            @IdParam IdType id,
            @OperationParam(name = "stage") @Nullable CodeType stage,
            @OperationParam(name = "at") @Nullable DateTimeType at,
            @OperationParam(name = "agreedWithPerson") @Nullable BooleanType agreed,
            @OperationParam(name = "endingReason") @Nullable CodeType endingReason,
            @OperationParam(name = "ifVersion") @Nullable StringType ifVersion,
            ServletRequestDetails request) {
        need(new OperationInput.Sent("stage", stage), new OperationInput.Sent("ifVersion", ifVersion));
        if (agreed == null || !agreed.booleanValue()) {
            throw Refusal.invalid("agreedWithPerson is needed: a stage is never set without the person");
        }
        return relationships.turn(
                caller(request),
                id.getIdPart(),
                needed("stage", stage),
                Optional.ofNullable(at).flatMap(TimeSpan::of).map(TimeSpan::start),
                text(endingReason),
                version(ifVersion));
    }
}
