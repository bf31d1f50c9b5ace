/**
 * What may a case file hold? The columns, the form of their values, one row of them, and what is said of a row that
 * does not fit. Knows no other room of case files.
 */
@NullMarked
package org.nextstephub.routes.casefile.contract;

import org.jspecify.annotations.NullMarked;
