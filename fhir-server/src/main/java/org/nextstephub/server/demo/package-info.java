/** Fictional partners, clients and keys for demonstrations; production refuses all of them. */
@NullMarked
package org.nextstephub.server.demo;

import org.jspecify.annotations.NullMarked;
