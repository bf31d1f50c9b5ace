/** What may a caller ask for? The allow-list as a CapabilityStatement. Nothing in {@code access} knows it. */
@NullMarked
package org.nextstephub.server.access.capability;

import org.jspecify.annotations.NullMarked;
