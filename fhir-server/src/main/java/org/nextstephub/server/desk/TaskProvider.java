package org.nextstephub.server.desk;

import static org.nextstephub.server.desk.OperationInput.caller;
import static org.nextstephub.server.desk.OperationInput.day;
import static org.nextstephub.server.desk.OperationInput.match;
import static org.nextstephub.server.desk.OperationInput.need;
import static org.nextstephub.server.desk.OperationInput.needed;
import static org.nextstephub.server.desk.OperationInput.text;
import static org.nextstephub.server.desk.OperationInput.version;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.nextstephub.server.pathway.State;
import org.nextstephub.server.store.HubProvider;
import org.nextstephub.server.worklist.SafeContact;
import org.springframework.stereotype.Component;

/** The desk's door to tasks: the referral's own, and those beside it. */
@Component
class TaskProvider implements HubProvider {

    private final AdvanceStep steps;
    private final Relationships relationships;
    private final SideTasks beside;
    private final TaskUpdate updates;
    private final ReferralOverview standing;
    private final WholeReferral whole;
    private final SafeContact contact;

    TaskProvider(
            AdvanceStep steps,
            Relationships relationships,
            SideTasks beside,
            TaskUpdate updates,
            ReferralOverview standing,
            WholeReferral whole,
            SafeContact contact) {
        this.steps = steps;
        this.relationships = relationships;
        this.beside = beside;
        this.updates = updates;
        this.standing = standing;
        this.whole = whole;
        this.contact = contact;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return Task.class;
    }

    @Operation(name = "$advance-step")
    public Task advance(
            @IdParam IdType id,
            @OperationParam(name = "status") @Nullable CodeType status,
            @OperationParam(name = "businessStatus") @Nullable CodeType businessStatus,
            @OperationParam(name = "reason") @Nullable CodeType reason,
            @OperationParam(name = "date") @Nullable DateType date,
            @OperationParam(name = "agreedWithPerson") @Nullable BooleanType agreed,
            @OperationParam(name = "requestedItem") @Nullable List<CodeType> requested,
            @OperationParam(name = "ifVersion") @Nullable StringType ifVersion,
            ServletRequestDetails request) {
        need(
                new OperationInput.Sent("status", status),
                new OperationInput.Sent("businessStatus", businessStatus),
                new OperationInput.Sent("ifVersion", ifVersion));
        State to = new State(status(needed("status", status)), needed("businessStatus", businessStatus));
        List<String> items = requested == null
                ? List.of()
                : requested.stream().map(CodeType::getCode).toList();
        Advance asked = new Advance(
                to, text(reason), day(date), agreed != null && agreed.booleanValue(), items, version(ifVersion));
        return contact.on(steps.advance(caller(request), id.getIdPart(), asked));
    }

    private static TaskStatus status(String code) {
        try {
            return TaskStatus.fromCode(code);
        } catch (org.hl7.fhir.exceptions.FHIRException unknown) {
            throw Refusal.invalid("status is a code of http://hl7.org/fhir/task-status");
        }
    }

    @Operation(name = "$assign")
    public Task assign(
            @IdParam IdType id,
            @OperationParam(name = "worker") @Nullable Reference worker,
            @OperationParam(name = "ifVersion") @Nullable StringType ifVersion,
            @OperationParam(name = "ifRelationshipVersion") @Nullable StringType ifRelationshipVersion,
            ServletRequestDetails request) {
        need(new OperationInput.Sent("worker", worker), new OperationInput.Sent("ifVersion", ifVersion));
        return contact.on(relationships.assign(
                caller(request),
                id.getIdPart(),
                Optional.ofNullable(worker),
                version(ifVersion),
                text(ifRelationshipVersion)));
    }

    @Operation(name = "$acknowledge")
    public Task acknowledge(
            @IdParam IdType id,
            @OperationParam(name = "by") @Nullable Reference by,
            @OperationParam(name = "reason") @Nullable StringType reason,
            @OperationParam(name = "ifVersion") @Nullable StringType ifVersion,
            ServletRequestDetails request) {
        need(
                new OperationInput.Sent("by", by),
                new OperationInput.Sent("reason", reason),
                new OperationInput.Sent("ifVersion", ifVersion));
        relationships.isOurs(Objects.requireNonNull(by));
        return contact.on(
                beside.acknowledge(caller(request), id.getIdPart(), by, needed("reason", reason), version(ifVersion)));
    }

    @Operation(name = "$continuity", idempotent = true)
    public Parameters continuity(
            @IdParam IdType id, @OperationParam(name = "at") @Nullable DateType at, ServletRequestDetails request) {
        return standing.continuity(caller(request), id.getIdPart(), day(at));
    }

    @Operation(name = "$notices", idempotent = true)
    public Parameters notices(@IdParam IdType id, ServletRequestDetails request) {
        return standing.notices(caller(request), id.getIdPart());
    }

    @Operation(name = "$everything", idempotent = true)
    public Bundle everything(@IdParam IdType id, ServletRequestDetails request) {
        return whole.of(caller(request), id.getIdPart());
    }

    @Operation(name = "$resend-notices")
    public Parameters resend(@IdParam IdType id, ServletRequestDetails request) {
        return standing.resend(caller(request), id.getIdPart());
    }

    /** Only the state may be changed so, and only as the table of the pathway has it. */
    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam Task sent, ServletRequestDetails request) {
        Task stored = updates.update(caller(request), id.getIdPart(), sent, match(request));
        return new MethodOutcome(stored.getIdElement()).setResource(contact.on(stored));
    }
}
