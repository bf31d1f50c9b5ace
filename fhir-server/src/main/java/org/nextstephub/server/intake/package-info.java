/**
 * The one walk of every referral: read, recognise, once, validate, decide, minimise, store, answer. Every door ends
 * here; nothing about a person is kept before the gate has said permit.
 */
@NullMarked
package org.nextstephub.server.intake;

import org.jspecify.annotations.NullMarked;
