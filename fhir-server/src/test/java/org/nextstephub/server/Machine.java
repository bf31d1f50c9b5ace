package org.nextstephub.server;

/** Where figures were measured: without it they say nothing. */
final class Machine {

    private Machine() {}

    static void print() {
        System.out.printf(
                "machine: %d processors, %d MiB heap, Java %s%n",
                Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory() >> 20, Runtime.version());
    }
}
