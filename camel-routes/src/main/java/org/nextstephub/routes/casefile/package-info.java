/**
 * Case files: one row, one event of one person's referral, as CSV, JSON or XML; by folder, SFTP or HTTP. Each row becomes
 * one FHIR message for the hub and gets one answer that a clerk can act on. Decides nothing about consent.
 */
@NullMarked
package org.nextstephub.routes.casefile;

import org.jspecify.annotations.NullMarked;
