/** What was shared about a person, told to that person. */
@NullMarked
package org.nextstephub.server.disclosure;

import org.jspecify.annotations.NullMarked;
