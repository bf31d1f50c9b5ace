package org.nextstephub.routes.casefile.folder;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.answer.AnswerCsv;
import org.nextstephub.routes.casefile.answer.AnswerJson;
import org.nextstephub.routes.casefile.answer.CaseAnswer;
import org.nextstephub.routes.casefile.contract.Hint;
import org.nextstephub.routes.casefile.intake.CaseIntake;
import org.nextstephub.routes.casefile.intake.CaseRun;
import org.nextstephub.routes.casefile.reading.CaseArchive;
import org.nextstephub.routes.casefile.reading.CaseFile;
import org.nextstephub.routes.casefile.reading.CaseFileName;
import org.nextstephub.routes.casefile.reading.CaseFormat;
import org.nextstephub.routes.casefile.reading.Mapping;
import org.nextstephub.routes.casefile.reading.Mappings;
import org.nextstephub.routes.casefile.reading.Unreadable;
import org.nextstephub.routes.hub.HubUnavailable;
import org.nextstephub.routes.hub.PartnerDirectory;
import org.nextstephub.routes.hub.RegisteredPartner;

/** A file of a partner's folder to its answers, and where the file itself is to go. */
public final class CaseFolderDoor {

    /**
     * What to do with a file that was taken.
     *
     * @param shelf folder for the answers: {@code done} or {@code error}
     * @param target new place of the file, relative to {@code in}
     * @param answers none while the file waits for another try
     */
    record Taken(String shelf, String target, List<AnswerFile> answers) {}

    /** An answer, ready to be written; public because Camel reads it by reflection. */
    public record AnswerFile(String name, byte[] content) {}

    private static final Duration MAX_WAIT = Duration.ofHours(24);

    private final PartnerDirectory partners;
    private final CaseIntake intake;
    private final CaseSettings settings;
    private final Mappings mappings;
    private final Clock clock;

    public CaseFolderDoor(
            PartnerDirectory partners, CaseIntake intake, CaseSettings settings, Mappings mappings, Clock clock) {
        this.partners = partners;
        this.intake = intake;
        this.settings = settings;
        this.mappings = mappings;
        this.clock = clock;
    }

    /**
     * Works through the file.
     *
     * @param owner the partner whose folder it lies in, as last known
     * @param waiting name of the folder for files that could not be finished
     */
    Taken take(String fileName, InputStream body, RegisteredPartner owner, String waiting) throws IOException {
        CaseFileName name = CaseFileName.of(fileName).orElseThrow();
        byte[] content = body.readNBytes(CaseFormat.MAX_BYTES + 1);
        RegisteredPartner partner = current(owner);
        List<CaseAnswer> answers = answers(name, content, partner);
        Instant now = Instant.now();
        boolean unfinished = has(answers, CaseAnswer.Outcome.INCOMPLETE);
        boolean patient = name.takenAt()
                .map(Instant::ofEpochMilli)
                .filter(taken -> taken.plus(MAX_WAIT).isBefore(now))
                .isEmpty();
        if (unfinished && patient) {
            return new Taken("done", waiting + "/" + name.waiting(now.toEpochMilli()), List.of());
        }
        String shelf = unfinished || isRefusedWhole(name, answers) ? "error" : "done";
        String target = "../" + shelf + "/" + AnsweredFiles.name(name.name(), now);
        return new Taken(shelf, target, written(name, answers, partner.option("language", "en")));
    }

    private RegisteredPartner current(RegisteredPartner owner) {
        try {
            return partners.find(owner.code()).orElse(owner);
        } catch (HubUnavailable away) {
            return owner;
        }
    }

    /** Of an archive each file is answered by itself, unless the archive could not be read. */
    private static boolean isRefusedWhole(CaseFileName name, List<CaseAnswer> answers) {
        CaseAnswer first = answers.get(0);
        return first.name().equals(name.name()) && first.outcome() == CaseAnswer.Outcome.REFUSED;
    }

    private static boolean has(List<CaseAnswer> answers, CaseAnswer.Outcome outcome) {
        return answers.stream().anyMatch(answer -> answer.outcome() == outcome);
    }

    private List<CaseAnswer> answers(CaseFileName name, byte[] content, RegisteredPartner partner) {
        CaseFile whole =
                new CaseFile(name.name(), CaseFormat.ofName(name.name()).orElse(CaseFormat.CSV), content);
        try {
            if (!name.partner().equals(partner.code())) {
                throw new Unreadable(Issue.PARTNER, Hint.FILE_NAME);
            }
            List<CaseAnswer> answers = new ArrayList<>();
            for (CaseFile file : files(name, whole, partner)) {
                answers.add(intake.answer(file, partner, settings.pauses(), run -> {}));
            }
            return answers;
        } catch (Unreadable unreadable) {
            return List.of(CaseRun.refused(whole, unreadable.fault(), clock));
        }
    }

    private List<CaseFile> files(CaseFileName name, CaseFile whole, RegisteredPartner partner) throws Unreadable {
        Optional<Mapping> mapping = mappings.of(partner.code());
        if (!name.zip()) {
            return List.of(whole.mappedBy(mapping));
        }
        if (!partner.option("zip", "false").equals("true")) {
            throw new Unreadable(Issue.FORMAT, Hint.SPREADSHEET);
        }
        List<CaseFile> files = new ArrayList<>();
        for (CaseFile entry : CaseArchive.files(whole.content())) {
            if (!CaseFileName.of(entry.name()).orElseThrow().partner().equals(partner.code())) {
                throw new Unreadable(Issue.PARTNER, Hint.FILE_NAME);
            }
            files.add(entry.mappedBy(mapping));
        }
        return files;
    }

    private static List<AnswerFile> written(CaseFileName name, List<CaseAnswer> answers, String language) {
        List<AnswerFile> files = new ArrayList<>();
        boolean archive = name.zip() && !isRefusedWhole(name, answers);
        files.add(new AnswerFile(
                name.name() + ".ack.json",
                archive
                        ? AnswerJson.ofArchive(name.name(), answers, language)
                        : AnswerJson.of(answers.get(0), language)));
        for (CaseAnswer answer : answers) {
            files.add(new AnswerFile(answer.name() + ".ack.csv", AnswerCsv.of(answer, language)));
        }
        return files;
    }
}
