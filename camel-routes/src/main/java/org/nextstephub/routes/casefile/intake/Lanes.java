package org.nextstephub.routes.casefile.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.contract.Column;

/**
 * Rows of one file side by side where nobody can tell the difference: rows of the same referral or the same person go one
 * after the other in the order of the file.
 */
final class Lanes {

    private final Executor workers;
    private final int width;

    /** @param width most rows of a file at a time */
    Lanes(Executor workers, int width) {
        this.workers = workers;
        this.width = width;
    }

    /** Does the work for each row; returns when all of it is done. What the work throws is thrown here. */
    void each(List<CaseRow> rows, Consumer<CaseRow> work) {
        Semaphore free = new Semaphore(width);
        Map<String, CompletableFuture<Void>> last = new HashMap<>();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (CaseRow row : rows) {
            free.acquireUninterruptibly();
            String referral = "referral " + row.raw(Column.REFERRAL_ID);
            String person = "person " + row.raw(Column.CLIENT_ID);
            CompletableFuture<Void> done = CompletableFuture.allOf(before(last, referral), before(last, person))
                    .thenRunAsync(() -> work.accept(row), workers)
                    .whenComplete((nothing, failure) -> free.release());
            last.put(referral, done);
            last.put(person, done);
            all.add(done);
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    }

    private static CompletableFuture<Void> before(Map<String, CompletableFuture<Void>> last, String key) {
        return last.getOrDefault(key, CompletableFuture.completedFuture(null));
    }
}
