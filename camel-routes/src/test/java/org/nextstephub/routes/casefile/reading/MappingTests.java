package org.nextstephub.routes.casefile.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.casefile.contract.RowFault;
import org.nextstephub.routes.casefile.translation.RowToMessage;
import org.nextstephub.routes.hub.RegisteredPartner;

/** A mapping renames, splits and translates; it invents nothing. */
class MappingTests {

    private static final Path EXAMPLE = Path.of("../docs/case-files/mapping-example.yaml");

    private static Mapping mapping(String yaml) {
        return Mapping.read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theExampleMakesRowsOfTheContractFromAnExport() throws IOException, Unreadable {
        List<CaseRow> rows = Mappings.read(EXAMPLE).rows(Files.readAllBytes(Path.of("../examples/export.csv")));

        CaseRow first = rows.get(0);
        assertThat(rows).hasSize(3);
        assertThat(first.raw(Column.SCHEMA_VERSION)).isEqualTo("nextstep-1.0");
        assertThat(first.raw(Column.EVENT)).isEqualTo("new");
        assertThat(first.raw(Column.EVENT_TIME)).isEqualTo("2026-11-25T09:40:00-05:00");
        assertThat(first.raw(Column.GIVEN_NAME)).isEqualTo("Anaïs");
        assertThat(first.raw(Column.FAMILY_NAME)).isEqualTo("Lévesque");
        assertThat(first.raw(Column.DATE_OF_BIRTH)).isEqualTo("1994-07-03");
        assertThat(first.raw(Column.CONSENT_STATUS)).isEqualTo("granted");
        assertThat(first.raw(Column.CONSENT_DATE)).isEqualTo("2026-11-20");
        assertThat(first.raw(Column.REFERRING_PROGRAM)).isEqualTo("ICM");
        assertThat(first.cells().values()).noneMatch(cell -> cell.contains("none of ours"));
        assertThat(rows.get(1).raw(Column.CONSENT_STATUS)).isEqualTo("Signed - see note");
        assertThat(rows.get(2).raw(Column.CONSENT_STATUS)).isEqualTo("withdrawn");
    }

    /** The first and the last row of the example go through; in the second an unlisted word is no yes. */
    @Test
    void whatTheExampleMakesCanBeHandedIn() throws IOException, Unreadable {
        RegisteredPartner partner = new RegisteredPartner(
                "frontenac-cm", List.of(), List.of(), List.of(), List.of(), true, Map.of(), Map.of(), Set.of("ICM"));
        List<RowToMessage.Result> results =
                Mappings.read(EXAMPLE).rows(Files.readAllBytes(Path.of("../examples/export.csv"))).stream()
                        .map(row -> RowToMessage.translate(row, partner, Instant.parse("2026-11-26T12:00:00Z")))
                        .toList();

        assertThat(results.get(0).message()).isPresent();
        assertThat(results.get(1).faults()).extracting(RowFault::column).containsExactly("consent_status");
        assertThat(results.get(2).message()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    consent_status: {constant: granted}                        | consent_status: must come from the export
                    consent_form_id: {constant: NEXTSTEP-ROI-1}                | consent_form_id: must come from the export
                    sdm_authority: {constant: parent}                          | sdm_authority: must come from the export
                    event_id: {constant: '1'}                                  | event_id: must come from the export
                    client_id: {constant: '1'}                                 | client_id: must come from the export
                    consent_status: {from: ROI, values: {'': granted}}         | consent_status: an empty cell must stay empty
                    diagnosis: {from: Dx}                                      | diagnosis: is not a column of the contract
                    event: {}                                                  | event: needs either from or constant
                    event: {from: A, constant: new}                            | event: needs either from or constant
                    event: {from: A, default: new}                             | line 2
                    date_of_birth: {from: DOB, pattern: 'qqq{'}                | date_of_birth: pattern is not a date pattern
                    event_time: {from: T, pattern: 'yyyy', zone: Nowhere/Land} | event_time: zone is not known
                    given_name: {from: N, split: ','}                          | given_name: split needs part""")
    void whatAMappingMayNotSayKeepsTheHubFromStarting(String rule, String why) {
        assertThatThrownBy(() -> mapping("columns:\n  " + rule + "\n"))
                .isInstanceOf(FaultyMapping.class)
                .hasMessageStartingWith(why);
    }

    @Test
    void aColumnThatIsNeitherUsedNorIgnoredRefusesTheFile() {
        Mapping mapping = mapping("columns:\n  event: {from: A}\nignore: [B]\n");
        assertThatThrownBy(() -> mapping.rows("A,B,Diagnosis\nnew,,x\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Unreadable.class)
                .hasMessage("HUB-COLUMN");
        assertThatThrownBy(() -> mapping.rows("B\nx\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Unreadable.class)
                .hasMessage("HUB-COLUMN");
    }

    @Test
    void aDateThatIsNoneStaysAsItIsAndBecomesAFaultOfItsRow() throws Unreadable {
        Mapping mapping = mapping("columns:\n  date_of_birth: {from: DOB, pattern: dd/MM/yyyy}\n");
        List<CaseRow> rows = mapping.rows("DOB\n31/02/1990\n".getBytes(StandardCharsets.UTF_8));
        assertThat(rows.get(0).raw(Column.DATE_OF_BIRTH)).isEqualTo("31/02/1990");
    }
}
