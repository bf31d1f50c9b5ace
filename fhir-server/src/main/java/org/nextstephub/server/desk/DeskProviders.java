package org.nextstephub.server.desk;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Callers;
import org.nextstephub.server.access.PlainAnswer;
import org.nextstephub.server.pathway.State;
import org.nextstephub.server.store.HubProvider;
import org.nextstephub.server.worklist.SafeContact;
import org.springframework.stereotype.Component;

/** The desk's door: its operations and the records that it writes. */
final class DeskProviders {

    private DeskProviders() {}

    private static Caller caller(ServletRequestDetails request) {
        return Callers.of(request.getServletRequest()).orElseThrow();
    }

    private static Optional<String> text(@Nullable PrimitiveType<?> value) {
        return Optional.ofNullable(value).map(PrimitiveType::getValueAsString).filter(text -> !text.isBlank());
    }

    private static String needed(String name, @Nullable PrimitiveType<?> value) {
        return text(value)
                .orElseThrow(() -> new PlainAnswer(400, IssueType.REQUIRED, "The parameter " + name + " is needed"));
    }

    /** As it is written in meta.versionId or in an ETag. */
    private static String version(@Nullable StringType value) {
        return needed("ifVersion", value).replaceAll("[^0-9A-Za-z.-]|^W/", "");
    }

    private static Optional<LocalDate> day(@Nullable DateType value) {
        return Optional.ofNullable(value).flatMap(TimeSpan::of).map(TimeSpan::localStart);
    }

    private static String match(ServletRequestDetails request) {
        String match = request.getHeader("If-Match");
        if (match == null || !match.matches("W/\"\\d+\"")) {
            throw new PlainAnswer(
                    412, IssueType.CONFLICT, "Say in If-Match which version is replaced, such as W/\"1\"");
        }
        return match.replaceAll("\\D", "");
    }

    /** Tasks: the referral's own, and those beside it. */
    @Component
    static class OfTasks implements HubProvider {

        private final AdvanceStep steps;
        private final Relationships relationships;
        private final Beside beside;
        private final TaskUpdate updates;
        private final Standing standing;
        private final SafeContact contact;

        OfTasks(
                AdvanceStep steps,
                Relationships relationships,
                Beside beside,
                TaskUpdate updates,
                Standing standing,
                SafeContact contact) {
            this.steps = steps;
            this.relationships = relationships;
            this.beside = beside;
            this.updates = updates;
            this.standing = standing;
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
                ServletRequestDetails request) {
            return contact.on(relationships.assign(
                    caller(request), id.getIdPart(), Optional.ofNullable(worker), version(ifVersion)));
        }

        @Operation(name = "$acknowledge")
        public Task acknowledge(
                @IdParam IdType id,
                @OperationParam(name = "by") @Nullable Reference by,
                @OperationParam(name = "reason") @Nullable StringType reason,
                @OperationParam(name = "ifVersion") @Nullable StringType ifVersion,
                ServletRequestDetails request) {
            if (by == null) {
                throw new PlainAnswer(400, IssueType.REQUIRED, "The parameter by is needed: who has looked at it");
            }
            relationships.isOurs(by);
            return contact.on(beside.acknowledge(
                    caller(request), id.getIdPart(), by, needed("reason", reason), version(ifVersion)));
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

    /** Peer relationships. */
    @Component
    static class OfRelationships implements HubProvider {

        private final Relationships relationships;

        OfRelationships(Relationships relationships) {
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

    /** Contacts. */
    @Component
    static class OfContacts implements HubProvider {

        private final Contacts contacts;

        OfContacts(Contacts contacts) {
            this.contacts = contacts;
        }

        @Override
        public Class<? extends IBaseResource> getResourceType() {
            return Encounter.class;
        }

        @Create
        public MethodOutcome create(@ResourceParam Encounter sent, ServletRequestDetails request) {
            Encounter kept = contacts.contact(caller(request), sent);
            return new MethodOutcome(kept.getIdElement(), true).setResource(kept);
        }
    }

    /** Words to an agency. */
    @Component
    static class OfWords implements HubProvider {

        private final PleaseCall words;

        OfWords(PleaseCall words) {
            this.words = words;
        }

        @Override
        public Class<? extends IBaseResource> getResourceType() {
            return Communication.class;
        }

        @Create
        public MethodOutcome create(@ResourceParam Communication sent, ServletRequestDetails request) {
            Communication kept = words.ask(caller(request), sent);
            return new MethodOutcome(kept.getIdElement(), true).setResource(kept);
        }
    }

    /** Conversations. */
    @Component
    static class OfConversations implements HubProvider {

        private final Contacts contacts;

        OfConversations(Contacts contacts) {
            this.contacts = contacts;
        }

        @Override
        public Class<? extends IBaseResource> getResourceType() {
            return QuestionnaireResponse.class;
        }

        @Create
        public MethodOutcome create(@ResourceParam QuestionnaireResponse sent, ServletRequestDetails request) {
            QuestionnaireResponse kept = contacts.conversation(caller(request), sent);
            return new MethodOutcome(kept.getIdElement(), true).setResource(kept);
        }
    }
}
