package org.nextstephub.routes.casefile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.contract.CaseContract;
import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.contract.RowFault;
import org.nextstephub.routes.casefile.reading.CaseFile;
import org.nextstephub.routes.casefile.reading.CaseFormat;
import org.nextstephub.routes.casefile.reading.Mapping;
import org.nextstephub.routes.casefile.reading.Mappings;
import org.nextstephub.routes.casefile.reading.Unreadable;
import org.nextstephub.routes.casefile.translation.RowToMessage;
import org.nextstephub.routes.hub.RegisteredPartner;

/** The translation alone, for trying a case file out: nothing is sent. */
public final class CaseTranslator {

    /**
     * @param message the FHIR message; empty when the row has faults
     * @param errors one line each: column, code, text and mend
     * @param remarks likewise, for what was dropped or doubtful
     */
    public record Row(int number, Optional<Bundle> message, List<String> errors, List<String> remarks) {}

    /**
     * @param error what is wrong with the file as a whole; then no row was looked at
     */
    public record Result(Optional<String> error, List<Row> rows) {}

    private CaseTranslator() {}

    /** The media type under which a file is handed in over HTTP; empty when it is no case file. */
    public static Optional<String> mediaType(String name, byte[] content) {
        String start = new String(content, 0, Math.min(content.length, 400), StandardCharsets.UTF_8);
        if (name.endsWith(".csv")) {
            return Optional.of(CaseFormat.CSV.mediaType());
        }
        if (name.endsWith(".json") && start.contains("\"schema_version\"")) {
            return Optional.of(CaseFormat.JSON.mediaType());
        }
        return name.endsWith(".xml") && start.contains(CaseContract.NAMESPACE)
                ? Optional.of(CaseFormat.XML.mediaType())
                : Optional.empty();
    }

    /** @param mappingFile how the columns of an export become those of the contract */
    public static Result translate(
            String name, byte[] content, RegisteredPartner partner, @Nullable Path mappingFile, Clock clock)
            throws IOException {
        CaseFormat format = CaseFormat.ofName(name).orElse(CaseFormat.CSV);
        Optional<Mapping> mapping = mappingFile == null ? Optional.empty() : Optional.of(Mappings.read(mappingFile));
        try {
            List<Row> rows = new ArrayList<>();
            for (CaseRow row :
                    new CaseFile(name, format, content).mappedBy(mapping).rows()) {
                rows.add(translate(row, partner, clock));
            }
            return new Result(Optional.empty(), rows);
        } catch (Unreadable unreadable) {
            return new Result(Optional.of(line(unreadable.fault())), List.of());
        }
    }

    private static Row translate(CaseRow row, RegisteredPartner partner, Clock clock) {
        RowToMessage.Result translated = RowToMessage.translate(row, partner, clock.instant());
        return new Row(row.number(), translated.message(), lines(translated, true), lines(translated, false));
    }

    private static List<String> lines(RowToMessage.Result translated, boolean errors) {
        return translated.faults().stream()
                .filter(fault -> fault.isError() == errors)
                .map(CaseTranslator::line)
                .toList();
    }

    private static String line(RowFault fault) {
        String code = fault.issue()
                .map(Issue::hubCode)
                .orElse(String.valueOf(fault.condition().code()));
        String place = fault.column().isEmpty() ? "file" : fault.column();
        return place + ": " + code + " " + fault.whatToDo("en");
    }
}
