/**
 * What does the sender hear? The hub's answer as that of a row, and the answers of a file as JSON and CSV. Knows the
 * contract, no file and no translation.
 */
@NullMarked
package org.nextstephub.routes.casefile.answer;

import org.jspecify.annotations.NullMarked;
