/** How do messages come and go? One package a transport; none decides about consent. */
@NullMarked
package org.nextstephub.routes;

import org.jspecify.annotations.NullMarked;
