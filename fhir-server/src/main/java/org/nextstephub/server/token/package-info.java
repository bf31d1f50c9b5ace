/** Who is calling? SMART Backend Services: clients prove themselves with their own key and get short-lived tokens. */
@NullMarked
package org.nextstephub.server.token;

import org.jspecify.annotations.NullMarked;
