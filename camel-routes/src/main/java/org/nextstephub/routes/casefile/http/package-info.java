/**
 * How do files come over HTTP? One servlet, which hands every file to the intake; never looks into a row.
 */
@NullMarked
package org.nextstephub.routes.casefile.http;

import org.jspecify.annotations.NullMarked;
