/**
 * Who may join, and under which agreement? Administrators register partners, their endpoints and agreements here; a
 * change of an agreement, of who a partner is or of where it is reached counts when a second administrator has sent the
 * same.
 */
@NullMarked
package org.nextstephub.server.registration;

import org.jspecify.annotations.NullMarked;
