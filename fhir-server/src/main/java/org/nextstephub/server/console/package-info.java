/**
 * How do people work without a FHIR client? The web console: pages that call the hub's own API with the rights of whoever is
 * signed in. It has no rule of its own and reaches no store.
 */
@NullMarked
package org.nextstephub.server.console;

import org.jspecify.annotations.NullMarked;
