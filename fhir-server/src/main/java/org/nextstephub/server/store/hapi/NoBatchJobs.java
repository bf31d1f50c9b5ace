package org.nextstephub.server.store.hapi;

import java.lang.reflect.Proxy;

/** HAPI's DAOs ask for parts of its batch framework; this hub runs no batch jobs, so using one is a fault. */
public final class NoBatchJobs {

    private NoBatchJobs() {}

    public static <T> T of(Class<T> part) {
        return part.cast(Proxy.newProxyInstance(
                NoBatchJobs.class.getClassLoader(),
                new Class<?>[] {part},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "toString" -> "no batch jobs";
                    case "hashCode" -> 0;
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException("this hub runs no batch jobs");
                }));
    }
}
