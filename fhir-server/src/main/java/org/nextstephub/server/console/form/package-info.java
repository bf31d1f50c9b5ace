/** How is a form filled in and sent? One path for all of them: whose it is, that it counts once, and what is said when it does not. */
@NullMarked
package org.nextstephub.server.console.form;

import org.jspecify.annotations.NullMarked;
