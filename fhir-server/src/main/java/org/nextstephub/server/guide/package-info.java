/** Where do partners read how to build to it? The published guide, as files; it knows nobody here. */
@NullMarked
package org.nextstephub.server.guide;

import org.jspecify.annotations.NullMarked;
