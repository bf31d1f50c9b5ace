/** Which programs are registered? The client file, and the door at which administrators register and change clients. */
@NullMarked
package org.nextstephub.server.token.client;

import org.jspecify.annotations.NullMarked;
