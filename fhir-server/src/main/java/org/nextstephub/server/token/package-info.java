/**
 * How does a caller get a token? SMART Backend Services: clients prove themselves with their own key and get short-lived
 * tokens. Knows {@code token.client}, and not {@code token.bearer}.
 */
@NullMarked
package org.nextstephub.server.token;

import org.jspecify.annotations.NullMarked;
