package org.nextstephub.server.export;

import static org.nextstephub.server.export.Cell.day;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** A table for a spreadsheet: a line for each row, made from what a reporting client sees and from nothing else. */
enum FlatView {
    REFERRALS("Task", (row, line) -> FlatLine.referral((Task) row, line)),
    RELATIONSHIPS("EpisodeOfCare", (row, line) -> FlatLine.relationship((EpisodeOfCare) row, line)),
    CONTACTS("Encounter", (row, line) -> FlatLine.contact((Encounter) row, line)),
    CONSENTS("Consent", (row, line) -> FlatLine.consent((Consent) row, line));

    private final String type;
    private final BiConsumer<Resource, Map<String, String>> cells;

    FlatView(String type, BiConsumer<Resource, Map<String, String>> cells) {
        this.type = type;
        this.cells = cells;
    }

    static Optional<FlatView> named(String name) {
        return Arrays.stream(values()).filter(view -> view.code().equals(name)).findFirst();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type that it is made from. */
    String type() {
        return type;
    }

    /** Names of the columns, in order; the ViewDefinitions in docs/reporting have the same. */
    List<String> columns() {
        Resource none =
                switch (this) {
                    case REFERRALS -> new Task();
                    case RELATIONSHIPS -> new EpisodeOfCare();
                    case CONTACTS -> new Encounter();
                    case CONSENTS -> new Consent();
                };
        Map<String, String> line = new LinkedHashMap<>();
        cells.accept(none, line);
        line.put("changed", "");
        return List.copyOf(line.keySet());
    }

    /** The first line. */
    String header() {
        return String.join(",", columns());
    }

    /** Codes, days and pseudonyms: none of them has a comma, a quote or a character that a spreadsheet takes for a formula. */
    String line(Resource row) {
        Map<String, String> line = new LinkedHashMap<>();
        cells.accept(row, line);
        line.put("changed", day(row.getMeta().getLastUpdatedElement()));
        return String.join(",", line.values());
    }
}
