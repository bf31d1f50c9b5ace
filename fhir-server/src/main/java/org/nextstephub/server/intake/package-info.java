/**
 * The one walk of every message, on one screen: read, recognise, once, validate, decide, record, answer. Every door ends
 * here; nothing about a person is kept before the gate has said permit. The rooms of the walk lie below.
 */
@NullMarked
package org.nextstephub.server.intake;

import org.jspecify.annotations.NullMarked;
