/**
 * How do case files come in? One row, one event of one person's referral, as CSV, JSON or XML, by folder, SFTP or
 * HTTP. This room wires the rooms below it and translates a file without sending it; nothing here decides about
 * consent.
 */
@NullMarked
package org.nextstephub.routes.casefile;

import org.jspecify.annotations.NullMarked;
