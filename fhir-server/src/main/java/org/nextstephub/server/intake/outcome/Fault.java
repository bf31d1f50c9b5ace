package org.nextstephub.server.intake.outcome;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * One fault of a message.
 *
 * @param element FHIRPath of the element
 * @param text how to fix it, never a value of the message
 */
public record Fault(IssueType type, String element, String text) {}
