/**
 * Does a resource meet its profile? HAPI's validator over the compiled profiles, with a budget. Knows the compiled
 * check (certain) and the words of the hub.
 */
@NullMarked
package org.nextstephub.profiles.validation;

import org.jspecify.annotations.NullMarked;
