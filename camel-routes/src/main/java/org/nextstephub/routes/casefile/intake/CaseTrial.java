package org.nextstephub.routes.casefile.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.TrialDoor;
import org.nextstephub.profiles.TrialFormat;
import org.nextstephub.routes.casefile.answer.AnswerCsv;
import org.nextstephub.routes.casefile.answer.CaseAnswer;
import org.nextstephub.routes.casefile.answer.RowAnswer;
import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.contract.Hint;
import org.nextstephub.routes.casefile.contract.RowFault;
import org.nextstephub.routes.casefile.reading.CaseFile;
import org.nextstephub.routes.casefile.reading.CaseFormat;
import org.nextstephub.routes.casefile.reading.Mappings;
import org.nextstephub.routes.casefile.reading.Unreadable;
import org.nextstephub.routes.hub.Answer;
import org.nextstephub.routes.hub.HubUnavailable;
import org.nextstephub.routes.hub.PartnerDirectory;
import org.nextstephub.routes.hub.RegisteredPartner;

/** A sheet in CSV tried out as if the partner handed it in; of a long one the first rows. */
public final class CaseTrial implements TrialDoor {

    private static final int MOST_ROWS = 25;

    private final PartnerDirectory partners;
    private final Mappings mappings;
    private final Clock clock;
    private final MeterRegistry meters;

    public CaseTrial(PartnerDirectory partners, Mappings mappings, Clock clock, MeterRegistry meters) {
        this.partners = partners;
        this.mappings = mappings;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public TrialFormat format() {
        return TrialFormat.CSV;
    }

    @Override
    public Tried take(byte[] text, String partner, String language, Judge judge) {
        CaseFile file = new CaseFile("", CaseFormat.CSV, text).mappedBy(mappings.of(partner));
        try {
            return partners.find(partner)
                    .map(sender -> tried(answer(file, sender, judge), sender, language))
                    .orElseGet(() -> tried(refused(file, Issue.PARTNER, Optional.empty()), language));
        } catch (HubUnavailable away) {
            return tried(refused(file, Issue.RETRY, Optional.of(Hint.AGAIN)), language);
        }
    }

    private CaseAnswer refused(CaseFile file, Issue issue, Optional<Hint> hint) {
        return CaseRun.refused(file, RowFault.ofFile(issue, "", hint), clock);
    }

    private CaseAnswer answer(CaseFile file, RegisteredPartner sender, Judge judge) {
        try {
            CaseRun run = new CaseRun(file, file.rows(), clock);
            run.open().stream().limit(MOST_ROWS).forEach(row -> run.put(tried(row, sender, judge)));
            return run.answer();
        } catch (Unreadable unreadable) {
            return CaseRun.refused(file, unreadable.fault(), clock);
        }
    }

    private RowAnswer tried(CaseRow row, RegisteredPartner sender, Judge judge) {
        return new RowIntake(message -> Answer.of(judge.answer(message, row.number())), clock, meters)
                .answer(row, sender);
    }

    private static Tried tried(CaseAnswer answer, String language) {
        return tried(answer, language, language);
    }

    private static Tried tried(CaseAnswer answer, RegisteredPartner sender, String language) {
        return tried(answer, sender.option("language", "en"), language);
    }

    /** The lines that the partner would get, in its language, and the findings in that of whoever tries. */
    private static Tried tried(CaseAnswer answer, String partners, String language) {
        String lines = new String(AnswerCsv.of(answer, partners), StandardCharsets.UTF_8);
        Stream<Finding> ofFile = answer.faults().stream().map(fault -> finding(fault, 0, language));
        Stream<Finding> ofRows = answer.rows().stream()
                .flatMap(row -> row.faults().stream().map(fault -> finding(fault, row.row(), language)));
        Stream<Finding> cut = answer.size() > answer.rows().size()
                ? Stream.of(finding(RowFault.information(Hint.FIRST_ROWS), 0, language))
                : Stream.of();
        CaseAnswer.Outcome outcome =
                answer.outcome() == CaseAnswer.Outcome.REFUSED ? answer.outcome() : CaseAnswer.Outcome.ANSWERED;
        return new Tried(
                outcome.word(),
                lines.replace("\uFEFF", "").strip(),
                Stream.of(ofFile, ofRows, cut).flatMap(each -> each).toList());
    }

    private static Finding finding(RowFault fault, int row, String language) {
        return new Finding(
                fault.isError(),
                fault.issue()
                        .map(Issue::hubCode)
                        .orElse(String.valueOf(fault.condition().code())),
                fault.column(),
                row,
                fault.whatToDo(language));
    }
}
