/**
 * Which referrals are open, and whom do they concern? The lists of peer support, a page at a time and in as many statements
 * whatever their number.
 */
@NullMarked
package org.nextstephub.server.desk.open;

import org.jspecify.annotations.NullMarked;
