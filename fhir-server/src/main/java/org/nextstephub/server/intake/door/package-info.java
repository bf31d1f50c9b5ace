/**
 * How do partners' systems call? HTTP in, HTTP out; decides nothing.
 */
@NullMarked
package org.nextstephub.server.intake.door;

import org.jspecify.annotations.NullMarked;
