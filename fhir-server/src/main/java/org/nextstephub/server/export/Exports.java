package org.nextstephub.server.export;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.answer.PlainAnswer;
import org.nextstephub.server.access.search.WholeDays;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ExportJobs;
import org.nextstephub.server.store.rows.ExportJobs.Job;
import org.springframework.stereotype.Component;

/** The exports of all clients: each is a row that says what was asked for, until it ends or is cancelled. */
@Component
class Exports {

    private final ExportJobs jobs;
    private final ExportedRows rows;
    private final HubStore store;
    private final ExportAddresses addresses;

    Exports(ExportJobs jobs, ExportedRows rows, HubStore store, ExportAddresses addresses) {
        this.jobs = jobs;
        this.rows = rows;
        this.store = store;
        this.addresses = addresses;
    }

    /**
     * Keeps what is asked for. Times are those of the store, which no setting moves.
     *
     * @throws PlainAnswer when it may not be asked for, or there are too many exports already
     */
    Job begin(Caller caller, Map<String, String[]> asked, String query) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        ExportAsked wish = asked(asked, now);
        if (!wish.types().stream().allMatch(type -> ExportTypes.mayHave(caller, type))) {
            throw new PlainAnswer(
                    403, IssueType.FORBIDDEN, "The scope of this token is too narrow for a type in _type");
        }
        Job job = new Job(
                UUID.randomUUID(),
                caller.subject(),
                addresses.kickOff(query),
                wish.types(),
                wish.filters(),
                wish.since(),
                now);
        if (!rows.canBeRead(job)) {
            throw new PlainAnswer(400, IssueType.INVALID, "A value of _typeFilter is not of its parameter's type");
        }
        Optional<Instant> wait = store.inOneTransaction(() -> jobs.add(job));
        if (wait.isPresent()) {
            throw tooMany(Duration.between(now, wait.get()));
        }
        return job;
    }

    private static ExportAsked asked(Map<String, String[]> asked, Instant now) {
        try {
            ExportAsked wish = ExportAsked.of(asked, now);
            wish.filters().forEach(filter -> WholeDays.of(ExportAsked.search(filter)));
            return wish;
        } catch (IllegalArgumentException | InvalidRequestException wrong) {
            throw new PlainAnswer(400, IssueType.INVALID, String.valueOf(wrong.getMessage()));
        }
    }

    private static PlainAnswer tooMany(Duration wait) {
        PlainAnswer answer = new PlainAnswer(
                429,
                IssueType.THROTTLED,
                "There are " + ExportJobs.MOST + " exports already: cancel one with DELETE, or wait");
        answer.addResponseHeader("Retry-After", String.valueOf(wait.toSeconds() + 1));
        return answer;
    }

    /**
     * An export of this client.
     *
     * @throws PlainAnswer 404 when it has none of this number
     */
    Job find(Caller caller, UUID number) {
        return jobs.find(number, caller.subject(), Instant.now())
                .orElseThrow(() -> new PlainAnswer(404, IssueType.NOTFOUND, "Not found"));
    }

    void forget(Job job) {
        jobs.forget(job.number());
    }
}
