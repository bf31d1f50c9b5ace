package org.nextstephub.server.console;

/** The session's account was switched off, or made anew. */
final class SignedOut extends RuntimeException {}
