/** Whose fault is it that something could not be done? Knows no other room. */
@org.jspecify.annotations.NullMarked
package org.nextstephub.server.fault;
