package org.nextstephub.server.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.AbsentValues;
import org.nextstephub.profiles.KeepableText;

/** What comes to the FHIR server goes on in order: texts that can be kept, and what is only said to be absent is absent. */
@Interceptor
public final class OrderedRequests {

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void order(RequestDetails request) {
        boolean keepable = request.getParameters().entrySet().stream()
                .flatMap(each -> Stream.concat(Stream.of(each.getKey()), Arrays.stream(each.getValue())))
                .allMatch(KeepableText::isKeepable);
        if (!keepable) {
            throw new InvalidRequestException(KeepableText.RULE);
        }
        if (request.getResource() instanceof Resource body) {
            if (!KeepableText.isKeepable(body)) {
                throw new InvalidRequestException(KeepableText.RULE);
            }
            AbsentValues.clear(body);
        }
    }
}
