/** Do introductions come before the end? The programme's numbers by month, as the report gives them: small ones are left out. */
@NullMarked
package org.nextstephub.server.console.numbers;

import org.jspecify.annotations.NullMarked;
