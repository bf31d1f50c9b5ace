/** What can be set from outside, validated at start. */
@NullMarked
package org.nextstephub.server.settings;

import org.jspecify.annotations.NullMarked;
