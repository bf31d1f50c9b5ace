/** How does the FHIR server say no? Every error of it in our own words. Nothing in {@code access} knows it. */
@NullMarked
package org.nextstephub.server.access.error;

import org.jspecify.annotations.NullMarked;
