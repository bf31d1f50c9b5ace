/**
 * How do files come by folder? Partners' folders here and on SFTP servers: taking files, writing answers, tidying up.
 * Hands every file to the intake; never looks into a row.
 */
@NullMarked
package org.nextstephub.routes.casefile.folder;

import org.jspecify.annotations.NullMarked;
