/** Who may see and do what? Roles, one allow-list, and the interceptor that asks it before anything touches the store. */
@NullMarked
package org.nextstephub.server.access;

import org.jspecify.annotations.NullMarked;
