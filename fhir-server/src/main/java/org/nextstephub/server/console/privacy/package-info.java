/**
 * What happened about this person, by whom and by what right? The privacy officer's questions, answered from the audit; one closed
 * record or history at a time, with a reason.
 */
@NullMarked
package org.nextstephub.server.console.privacy;

import org.jspecify.annotations.NullMarked;
