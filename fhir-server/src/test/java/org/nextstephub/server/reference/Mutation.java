package org.nextstephub.server.reference;

import java.util.function.Consumer;

/**
 * One named difference from the baseline.
 *
 * @param weight how often it is chosen, compared with the others
 */
record Mutation(String name, int weight, Consumer<Draft> change) {}
