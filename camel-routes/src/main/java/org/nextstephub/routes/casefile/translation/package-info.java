/**
 * What does a row say? One row to one FHIR message. Knows the contract and how messages are drafted, no file and no
 * answer.
 */
@NullMarked
package org.nextstephub.routes.casefile.translation;

import org.jspecify.annotations.NullMarked;
