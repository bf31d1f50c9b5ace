/**
 * How does sharing stop? The person's no, however it comes, and all that follows from it in one transaction.
 */
@NullMarked
package org.nextstephub.server.intake.withdrawal;

import org.jspecify.annotations.NullMarked;
