package org.nextstephub.routes.mllp;

import io.micrometer.core.instrument.MeterRegistry;

/** What senders do on the wire that MLLP does not allow and that can be understood all the same: each is counted. */
record Leniency(MeterRegistry meters) {

    /** FS without CR ended a frame. */
    void endWithoutCr() {
        count("end-without-cr");
    }

    /** NUL came between frames. */
    void nulBetweenFrames() {
        count("nul");
    }

    private void count(String issue) {
        meters.counter("hub.mllp.framing", "issue", issue).increment();
    }
}
