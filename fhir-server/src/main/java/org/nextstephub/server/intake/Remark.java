package org.nextstephub.server.intake;

import org.nextstephub.profiles.Issue;

/**
 * Something worth telling the sender of an accepted message.
 *
 * @param element FHIRPath, or empty
 */
record Remark(Issue issue, String element) {}
