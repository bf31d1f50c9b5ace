/**
 * How does a referral go on? The states of its task and of the peer relationship, and what may follow what. Pure: knows
 * the resources, neither a caller nor a store of them.
 */
@NullMarked
package org.nextstephub.server.pathway;

import org.jspecify.annotations.NullMarked;
