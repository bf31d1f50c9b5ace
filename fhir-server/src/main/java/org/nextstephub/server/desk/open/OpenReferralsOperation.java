package org.nextstephub.server.desk.open;

import ca.uhn.fhir.parser.DataFormatException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.nextstephub.server.access.OperationServlet;
import org.nextstephub.server.access.answer.Outcomes;

/** {@code Task/$open-referrals}. A person's name is asked for in a body alone: an address is written down on its way. */
final class OpenReferralsOperation extends OperationServlet {

    static final String PATH = "/fhir/Task/$open-referrals";

    private final transient OpenReferrals referrals;

    OpenReferralsOperation(OpenReferrals referrals) {
        this.referrals = referrals;
    }

    @Override
    protected boolean isRead(String operation) {
        return true;
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        try {
            write(call, response, 200, referrals.of(call.caller(), Asked.of(given(call))));
        } catch (IllegalArgumentException | DataFormatException wrong) {
            Outcomes.write(response, 400, IssueType.INVALID, String.valueOf(wrong.getMessage()));
        }
    }

    private static Map<String, String> given(Call call) {
        Map<String, String> given = new HashMap<>(call.query());
        if (call.body().length > 0) {
            for (ParametersParameterComponent each :
                    parsed(call, Parameters.class).getParameter()) {
                given.put(
                        String.valueOf(each.getName()),
                        String.valueOf(
                                each.getValue() == null ? "" : each.getValue().primitiveValue()));
            }
        }
        return given;
    }
}
