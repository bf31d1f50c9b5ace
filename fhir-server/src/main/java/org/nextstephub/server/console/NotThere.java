package org.nextstephub.server.console;

/** Ends a page with the one answer for whatever is hidden, closed or unknown. */
public final class NotThere extends RuntimeException {}
