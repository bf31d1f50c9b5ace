package org.nextstephub.server.intake.message;

import org.nextstephub.profiles.Issue;

/**
 * Something worth telling the sender of an accepted message.
 *
 * @param element FHIRPath, or empty
 */
public record Remark(Issue issue, String element) {}
