package org.nextstephub.routes.casefile.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.nextstephub.routes.casefile.answer.CaseAnswer;
import org.nextstephub.routes.casefile.answer.RowAnswer;
import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.contract.Hint;
import org.nextstephub.routes.casefile.contract.RowFault;
import org.nextstephub.routes.casefile.reading.CaseFile;

/** One file on its way through the hub: its rows, and the answers that are there so far. Safe for several threads. */
public final class CaseRun {

    private final String id = UUID.randomUUID().toString();
    private final String name;
    private final String sha256;
    private final Instant receivedAt;
    private final Clock clock;
    private final List<CaseRow> rows;
    private final Map<Integer, RowAnswer> answers = new ConcurrentSkipListMap<>();

    public CaseRun(CaseFile file, List<CaseRow> rows, Clock clock) {
        this.name = file.name();
        this.sha256 = file.sha256();
        this.clock = clock;
        this.receivedAt = clock.instant();
        this.rows = List.copyOf(rows);
    }

    /** Rows that have no final answer yet. */
    public List<CaseRow> open() {
        List<CaseRow> open = new ArrayList<>();
        for (CaseRow row : rows) {
            RowAnswer answer = answers.get(row.number());
            if (answer == null || !answer.isFinal()) {
                open.add(row);
            }
        }
        return open;
    }

    public void put(RowAnswer answer) {
        answers.put(answer.row(), answer);
    }

    int done() {
        return answers.size();
    }

    public int size() {
        return rows.size();
    }

    /** What can be said now, of a file that is still being worked on. */
    public CaseAnswer soFar() {
        return answer(CaseAnswer.Outcome.RUNNING);
    }

    /** The answer: complete when every row has its final outcome. */
    public CaseAnswer answer() {
        return answer(open().isEmpty() ? CaseAnswer.Outcome.ANSWERED : CaseAnswer.Outcome.INCOMPLETE);
    }

    private CaseAnswer answer(CaseAnswer.Outcome outcome) {
        return new CaseAnswer(
                id,
                name,
                sha256,
                receivedAt,
                clock.instant(),
                outcome,
                outcome == CaseAnswer.Outcome.ANSWERED && rows.isEmpty()
                        ? List.of(RowFault.information(Hint.NO_ROWS))
                        : List.of(),
                rows.size(),
                List.copyOf(answers.values()));
    }

    public static CaseAnswer refused(CaseFile file, RowFault fault, Clock clock) {
        return refused(file.name(), file.sha256(), fault, clock);
    }

    /** The answer to what was not even read. */
    public static CaseAnswer unread(RowFault fault, Clock clock) {
        return refused("", "", fault, clock);
    }

    private static CaseAnswer refused(String name, String sha256, RowFault fault, Clock clock) {
        Instant now = clock.instant();
        return new CaseAnswer(
                UUID.randomUUID().toString(),
                name,
                sha256,
                now,
                now,
                CaseAnswer.Outcome.REFUSED,
                List.of(fault),
                0,
                List.of());
    }
}
