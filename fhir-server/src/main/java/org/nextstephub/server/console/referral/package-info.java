/** Where does a referral stand, and what next? Its page, and one page for each act of the pathway (docs/pathway.md). */
@NullMarked
package org.nextstephub.server.console.referral;

import org.jspecify.annotations.NullMarked;
