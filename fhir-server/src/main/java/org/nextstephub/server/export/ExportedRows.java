package org.nextstephub.server.export;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Sight;
import org.nextstephub.server.access.search.WholeDays;
import org.nextstephub.server.store.StoredPages;
import org.nextstephub.server.store.StoredPages.PageUse;
import org.nextstephub.server.store.StoredPages.Span;
import org.nextstephub.server.store.rows.ExportJobs.Job;
import org.springframework.stereotype.Component;

/**
 * The rows of an export, through the same sight as a search. They are read when they are fetched: what was closed since
 * is left out, and what has changed is there as it is now.
 */
@Component
class ExportedRows {

    /** Types that a withdrawal closes. */
    static final Set<String> CLOSABLE = Set.of("ServiceRequest", "Task", "Consent");

    private static final String CLOSED = Canonical.codeSystem("ns-tag") + "|closed";

    private final StoredPages pages;
    private final Sight sight;

    ExportedRows(StoredPages pages, Sight sight) {
        this.pages = pages;
        this.sight = sight;
    }

    /** Every row of a type that the client may see, a page at a time. */
    <E extends Exception> void each(Caller caller, Job job, String type, PageUse<E> use) throws E {
        List<Map<String, String[]>> searches = new ArrayList<>();
        for (Map<String, String[]> asked : asked(job, type)) {
            Map<String, String[]> search = WholeDays.of(asked);
            sight.narrows(caller, type, asked).forEach((name, value) -> search.put(name, new String[] {value}));
            job.since()
                    .ifPresent(since ->
                            search.merge("_lastUpdated", new String[] {"ge" + dayOf(since)}, ExportedRows::both));
            searches.add(search);
        }
        Span span = new Span(type, job.since().map(ExportedRows::dayOf), Optional.empty());
        pages.each(
                span,
                searches,
                page -> use.accept(sight.shown(caller, page).stream()
                        .flatMap(Optional::stream)
                        .toList()));
    }

    /** What is searched for: the filters of the type; without any, all of it, and of consents the withdrawn ones too. */
    private static List<Map<String, String[]>> asked(Job job, String type) {
        List<Map<String, String[]>> asked = new ArrayList<>();
        job.filters().stream()
                .filter(filter -> ExportAsked.typeOf(filter).equals(type))
                .map(ExportAsked::search)
                .forEach(asked::add);
        if (asked.isEmpty()) {
            asked.add(new HashMap<>());
            if (type.equals("Consent")) {
                asked.add(new HashMap<>(Map.of("status", new String[] {"inactive"})));
            }
        }
        return asked;
    }

    /** What the client may hold and was closed since: by the ids of the rows that it has. */
    <E extends Exception> void closed(Job job, String type, PageUse<E> use) throws E {
        Instant since = job.since().orElseThrow();
        Instant from = dayOf(since);
        Instant unseen =
                TimeSpan.midnight(LocalDate.ofInstant(since, TimeSpan.TORONTO).plusDays(1));
        Map<String, String[]> search =
                Map.of("_tag", new String[] {CLOSED}, "_lastUpdated", new String[] {"ge" + from});
        pages.each(new Span(type, Optional.of(from), Optional.of(unseen)), List.of(search), use);
    }

    /** Whether the filters of a job are searches that the store understands. */
    boolean canBeRead(Job job) {
        return job.filters().stream()
                .allMatch(filter -> pages.canBeRead(ExportAsked.typeOf(filter), ExportAsked.search(filter)));
    }

    /** Whether there is a row. */
    boolean any(Caller caller, Job job, String type) {
        try {
            each(caller, job, type, page -> {
                if (!page.isEmpty()) {
                    throw new Found();
                }
            });
            return false;
        } catch (Found found) {
            return true;
        }
    }

    private static String[] both(String[] some, String[] others) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(others)).toArray(String[]::new);
    }

    private static Instant dayOf(Instant moment) {
        return TimeSpan.midnight(LocalDate.ofInstant(moment, TimeSpan.TORONTO));
    }

    /** Ends the looking: one row is enough. */
    private static final class Found extends Exception {

        Found() {
            super("found", null, false, false);
        }
    }
}
