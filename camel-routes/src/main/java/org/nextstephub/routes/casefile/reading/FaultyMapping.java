package org.nextstephub.routes.casefile.reading;

/** What is wrong with a mapping file, in words for whoever writes it. */
final class FaultyMapping extends RuntimeException {

    FaultyMapping(String why) {
        super(why);
    }
}
