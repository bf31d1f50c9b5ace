/** Who is this about? A person, how they may be reached, and the agencies and workers around them, as pages show them. */
@NullMarked
package org.nextstephub.server.console.people;

import org.jspecify.annotations.NullMarked;
