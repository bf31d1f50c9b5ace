/**
 * What does the specification of consent say, read a second time? A plain model of its steps, written without knowledge of
 * the policies that the hub runs, and the random questions on which the two are compared. It knows JSON trees and the
 * codes of the room {@code profiles}, and no room of the server.
 */
@NullMarked
package org.nextstephub.server.reference;

import org.jspecify.annotations.NullMarked;
