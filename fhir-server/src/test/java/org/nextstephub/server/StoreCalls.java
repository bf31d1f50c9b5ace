package org.nextstephub.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Calls of HAPI's store by each thread, while it is registered with the store's interceptors. */
@Interceptor
public final class StoreCalls {

    private final Map<Thread, List<String>> made = new ConcurrentHashMap<>();

    List<String> of(Thread caller) {
        return made.getOrDefault(caller, List.of());
    }

    /** All calls of the one thread that made this call. */
    List<String> ofWhoever(String call) {
        return made.values().stream()
                .filter(calls -> calls.contains(call))
                .reduce((one, other) -> {
                    throw new AssertionError("more than one thread: " + call);
                })
                .orElseThrow();
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        note("create " + resource.fhirType());
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after) {
        note("update " + after.fhirType());
    }

    @Hook(Pointcut.STORAGE_PREACCESS_RESOURCES)
    public void read() {
        note("read");
    }

    @Hook(Pointcut.STORAGE_PRESEARCH_REGISTERED)
    public void searched() {
        note("search");
    }

    private void note(String call) {
        made.computeIfAbsent(Thread.currentThread(), thread -> new CopyOnWriteArrayList<>())
                .add(call);
    }
}
