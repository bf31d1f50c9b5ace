/** All rows of a reporting client at once: FHIR Bulk Data export. */
@NullMarked
package org.nextstephub.server.export;

import org.jspecify.annotations.NullMarked;
