/** Who are the partners, under which agreements and with which options? Reads the registry from {@code store}. */
@NullMarked
package org.nextstephub.server.partner;

import org.jspecify.annotations.NullMarked;
