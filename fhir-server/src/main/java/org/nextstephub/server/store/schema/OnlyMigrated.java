package org.nextstephub.server.store.schema;

/** Ends a start that was only for migrating ({@code nextstep.db.migrate=only}), before anything listens. */
public final class OnlyMigrated extends RuntimeException {

    OnlyMigrated() {
        super("migrated, and nothing else was asked for", null, false, false);
    }

    /** Whether that is why a start ended. */
    public static boolean is(Throwable failure) {
        return failure instanceof OnlyMigrated || (failure.getCause() != null && is(failure.getCause()));
    }
}
