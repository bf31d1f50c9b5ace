package org.nextstephub.server.desk.open;

import ca.uhn.fhir.parser.DataFormatException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
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
        Asked asked;
        try {
            asked = Asked.of(given(call));
        } catch (DataFormatException notParameters) {
            Outcomes.write(response, 400, IssueType.INVALID, "The body is a Parameters resource");
            return;
        } catch (IllegalArgumentException wrong) {
            Outcomes.write(response, 400, IssueType.INVALID, String.valueOf(wrong.getMessage()));
            return;
        }
        write(call, response, 200, referrals.of(call.caller(), asked));
    }
}
