package org.nextstephub.routes.casefile.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.routes.casefile.contract.RowFault;

/**
 * The answer to a file as JSON, for programs. No cell of the file is repeated but the number of an event, if it is well
 * formed.
 */
public final class AnswerJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AnswerJson() {}

    /** @param language {@code en} or {@code fr} */
    public static byte[] of(CaseAnswer answer, String language) {
        return bytes(node(answer, language));
    }

    /** The answers to the files of an archive. */
    public static byte[] ofArchive(String name, List<CaseAnswer> answers, String language) {
        ObjectNode archive = JSON.createObjectNode().put("name", name);
        ArrayNode files = archive.putArray("files");
        answers.forEach(answer -> files.add(node(answer, language)));
        return bytes(archive);
    }

    private static byte[] bytes(ObjectNode node) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ObjectNode node(CaseAnswer answer, String language) {
        ObjectNode node = JSON.createObjectNode().put("fileId", answer.fileId());
        if (!answer.name().isEmpty()) {
            node.put("name", answer.name());
        }
        if (!answer.sha256().isEmpty()) {
            node.put("sha256", answer.sha256());
        }
        node.put("receivedAt", time(answer.receivedAt()))
                .put("answeredAt", time(answer.answeredAt()))
                .put("outcome", answer.outcome().word());
        faults(node.putArray("errors"), answer.faults(), language);
        node.putObject("counts")
                .put("rows", answer.size())
                .put("accepted", answer.count(RowAnswer.Outcome.ACCEPTED))
                .put("alreadyKnown", answer.count(RowAnswer.Outcome.ALREADY_KNOWN))
                .put("refused", answer.count(RowAnswer.Outcome.REFUSED))
                .put("invalid", answer.count(RowAnswer.Outcome.INVALID))
                .put("unavailable", answer.count(RowAnswer.Outcome.UNAVAILABLE));
        ArrayNode rows = node.putArray("rows");
        answer.rows().forEach(row -> {
            ObjectNode shown = rows.addObject().put("row", row.row());
            if (!row.eventId().isEmpty()) {
                shown.put("eventId", row.eventId());
            }
            shown.put("outcome", row.outcome().word());
            if (!row.referral().isEmpty()) {
                shown.put("referral", row.referral());
            }
            faults(shown.putArray("errors"), row.faults(), language);
        });
        return node;
    }

    private static void faults(ArrayNode errors, List<RowFault> faults, String language) {
        for (RowFault fault : faults) {
            ObjectNode error = errors.addObject();
            fault.issue().map(Issue::hubCode).ifPresent(code -> error.put("code", code));
            error.put("hl70357", String.valueOf(fault.condition().code()))
                    .put("severity", fault.severity().name());
            if (!fault.column().isEmpty()) {
                error.put("column", fault.column());
            }
            error.put("message", fault.message(language));
            fault.hint().ifPresent(hint -> error.put("hint", hint.text(language)));
        }
    }

    private static String time(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(TimeSpan.TORONTO));
    }
}
