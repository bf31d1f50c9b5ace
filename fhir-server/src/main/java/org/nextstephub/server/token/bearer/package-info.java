/** Is this access token good? Its signature, its claims, and whether it still counts. */
@NullMarked
package org.nextstephub.server.token.bearer;

import org.jspecify.annotations.NullMarked;
