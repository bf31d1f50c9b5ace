/**
 * What stands in a message? Its bytes as segments, fields and times, within limits, and what is wrong with them.
 * Knows no other room of HL7 v2.
 */
@NullMarked
package org.nextstephub.routes.hl7v2.reading;

import org.jspecify.annotations.NullMarked;
