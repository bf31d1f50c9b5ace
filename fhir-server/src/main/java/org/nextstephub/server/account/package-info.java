/** Who signs in? Accounts of people: their password, their second factor, and the pages on which they prove both. */
@NullMarked
package org.nextstephub.server.account;

import org.jspecify.annotations.NullMarked;
