/** What funders and planners may count: a de-identified view, built from a list and never by taking away. */
@NullMarked
package org.nextstephub.server.report;

import org.jspecify.annotations.NullMarked;
