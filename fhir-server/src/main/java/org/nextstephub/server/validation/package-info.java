/** Does a resource meet its profile? The same judgement as at the intake, for those who build a connection. */
@NullMarked
package org.nextstephub.server.validation;

import org.jspecify.annotations.NullMarked;
