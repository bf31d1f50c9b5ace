/** What may a search ask with? Its values: how many and how long, in whole days, or judged on what is shown. */
@NullMarked
package org.nextstephub.server.access.search;

import org.jspecify.annotations.NullMarked;
