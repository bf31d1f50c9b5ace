package org.nextstephub.server.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.IPreResourceShowDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.answer.PlainAnswer;
import org.nextstephub.server.access.search.SearchValues;
import org.nextstephub.server.access.search.SearchableCodes;
import org.nextstephub.server.access.search.ViewCriteria;

/** Stands before the FHIR server: only what the allow-list names goes on, and only what the caller may see comes out. */
@Interceptor
public final class AccessInterceptor {

    private static final String NARROWS = AccessInterceptor.class.getName() + ".narrows";

    private final Sight sight;

    public AccessInterceptor(Sight sight) {
        this.sight = sight;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void ask(RequestDetails request, RestOperationTypeEnum operation) {
        if (operation == RestOperationTypeEnum.METADATA) {
            return;
        }
        Caller caller = caller(request).orElseThrow(() -> new AuthenticationException("A valid token is required"));
        Interaction interaction =
                switch (operation) {
                    case READ -> Interaction.READ;
                    case SEARCH_TYPE -> Interaction.SEARCH;
                    case CREATE -> Interaction.CREATE;
                    case UPDATE -> Interaction.UPDATE;
                    case EXTENDED_OPERATION_INSTANCE -> Interaction.OPERATION;
                    default ->
                        throw new ForbiddenOperationException(
                                "This interaction is not offered; send referrals to $process-message");
                };
        String type = interaction == Interaction.OPERATION
                ? request.getResourceName() + "/" + request.getOperation()
                : request.getResourceName();
        Access.objection(caller, type, interaction, request.getParameters().keySet())
                .ifPresent(AccessInterceptor::refuse);
        if (interaction == Interaction.SEARCH) {
            refuseOrder(caller, request);
        }
        Callers.letIn(((ServletRequestDetails) request).getServletRequest());
        if (caller.role().isPeerSupport()
                && !TouchedRecords.of(caller, request, interaction).allMatch(record -> sight.sees(caller, record))) {
            throw new PlainAnswer(404, IssueType.NOTFOUND, "Not found");
        }
        if (interaction == Interaction.SEARCH) {
            SearchValues.check(request.getParameters());
            SearchableCodes.check(request.getResourceName(), request.getParameters());
            if (!judgedOnView(request).isEmpty()) {
                ViewCriteria.check(request.getParameters());
            }
            request.getUserData()
                    .put(NARROWS, sight.narrows(caller, request.getResourceName(), request.getParameters()));
        }
    }

    private static void refuseOrder(Caller caller, RequestDetails request) {
        String[] orders = request.getParameters().getOrDefault("_sort", new String[0]);
        Access.objectionToOrder(caller, request.getResourceName(), orders).ifPresent(AccessInterceptor::refuse);
    }

    private static void refuse(Objection objection) {
        ForbiddenOperationException refused = new ForbiddenOperationException(objection.words());
        objection.challenge().ifPresent(challenge -> refused.addResponseHeader("WWW-Authenticate", challenge));
        throw refused;
    }

    /** What narrows this search to what its caller may find; a search that did not come through the gate has none. */
    @SuppressWarnings("unchecked")
    public static Map<String, String> narrows(RequestDetails request) {
        return (Map<String, String>)
                Objects.requireNonNull(request.getUserData().get(NARROWS), "a search that the gate has not seen");
    }

    @Hook(Pointcut.STORAGE_PRESHOW_RESOURCES)
    public void show(IPreResourceShowDetails details, RequestDetails request) {
        if (!(request instanceof ServletRequestDetails)) {
            return;
        }
        Optional<Caller> caller = caller(request);
        List<Resource> all = IntStream.range(0, details.size())
                .mapToObj(i -> (Resource) details.getResource(i))
                .toList();
        List<Optional<Resource>> views =
                caller.map(who -> sight.shown(who, all)).orElse(List.of());
        ShownRows rows = ShownRows.of(request);
        for (int i = 0; i < all.size(); i++) {
            Resource stored = all.get(i);
            Optional<Resource> shown =
                    views.isEmpty() ? Optional.empty() : views.get(i).filter(view -> isAskedFor(request, view));
            details.setResource(i, shown.orElse(null));
            rows.pass(stored, shown);
        }
    }

    /** Parameters of this search that are judged on what is shown, and that the store is not asked about. */
    public static Set<String> judgedOnView(RequestDetails request) {
        return caller(request)
                .filter(who -> who.role() == Role.PARTNER)
                .map(partner -> ViewCriteria.OF_A_PARTNER)
                .orElse(Set.of());
    }

    private static boolean isAskedFor(RequestDetails request, Resource view) {
        boolean judged = request.getRestOperationType() == RestOperationTypeEnum.SEARCH_TYPE
                && !judgedOnView(request).isEmpty();
        return !judged || !(view instanceof Task task) || ViewCriteria.match(task, request.getParameters());
    }

    public static Optional<Caller> caller(RequestDetails request) {
        return request instanceof ServletRequestDetails servlet
                ? Callers.of(servlet.getServletRequest())
                : Optional.empty();
    }
}
