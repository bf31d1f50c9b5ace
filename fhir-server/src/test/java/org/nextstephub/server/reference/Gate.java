package org.nextstephub.server.reference;

/** Whoever answers the one question: may this message come in? */
@FunctionalInterface
public interface Gate {

    Verdict decide(Circumstances circumstances);
}
