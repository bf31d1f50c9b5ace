package org.nextstephub.server.worklist;

import java.util.List;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.pathway.AgreementTerms;
import org.nextstephub.server.store.rows.NoticeRows.Notice;

/**
 * What the watch looks at, as its caller has read it already.
 *
 * @param main the referral's task
 * @param filed every consent on file about the person
 * @param terms of the agreement under which it came
 * @param notices the facts for its agency that are not told in an answer
 */
public record Known(
        Task main, ServiceRequest request, List<Consent> filed, AgreementTerms terms, List<Notice> notices) {}
