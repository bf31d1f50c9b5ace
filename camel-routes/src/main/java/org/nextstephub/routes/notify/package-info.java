/** Takes notices to the partners: as FHIR messages to their systems, with tokens of their own token servers. */
@NullMarked
package org.nextstephub.routes.notify;

import org.jspecify.annotations.NullMarked;
