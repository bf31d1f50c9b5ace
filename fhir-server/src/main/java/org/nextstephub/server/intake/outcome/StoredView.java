package org.nextstephub.server.intake.outcome;

import java.util.List;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.intake.message.Remark;

/** The stored state of a referral that an answer shows to its sender. */
public record StoredView(Task task, List<Remark> remarks, String receipt) {}
