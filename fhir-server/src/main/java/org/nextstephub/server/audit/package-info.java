/** Who did what, when, and why it was allowed or not: FHIR AuditEvents, written in the transaction of the act. */
@NullMarked
package org.nextstephub.server.audit;

import org.jspecify.annotations.NullMarked;
