package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nextstephub.server.postgres.EmbeddedPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The database is put back to a moment before withdrawals: none of them is forgotten. The earlier moment is a copy of the
 * whole database, as PostgreSQL makes one.
 */
@OwnHub("its database is put back")
class RestoreIT {

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;
    private static JdbcClient server;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(folder.resolve("server"), false);
        server = JdbcClient.create(
                new DriverManagerDataSource(url("postgres"), EmbeddedPostgres.USER, postgres.password()));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    private static String url(String database) {
        return postgres.jdbcUrl().replaceAll("/hub$", "/" + database);
    }

    private static RunningHub hub(String database, String... more) {
        Stream<String> settings = Stream.of(
                "--nextstep.db.url=" + url(database),
                "--nextstep.db.user=" + EmbeddedPostgres.USER,
                "--nextstep.db.password=" + postgres.password());
        return RunningHub.own(
                folder.resolve("data"), Stream.concat(settings, Stream.of(more)).toArray(String[]::new));
    }

    /** Whoever is connected is thrown out meanwhile, and comes back. */
    private static void copy(String from, String to) {
        server.sql("alter database " + from + " allow_connections false").update();
        server.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + from + "'")
                .query(Boolean.class)
                .list();
        await().until(() -> server.sql("select count(*) from pg_stat_activity where datname = '" + from + "'")
                        .query(Long.class)
                        .single()
                == 0);
        server.sql("create database " + to + " template " + from).update();
        server.sql("alter database " + from + " allow_connections true").update();
    }

    @Test
    void revivesNoConsentThatWasWithdrawnAndNothingThatWasClosed() throws IOException {
        try (RunningHub hub = hub("hub")) {
            assertThat(hub.mllp(message("REF^I12", "KEPT", "a", consent("KEPT", "A"))))
                    .contains("MSA|AA");
            assertThat(hub.mllp(message("REF^I12", "GONE", "a", consent("GONE", "A"))))
                    .contains("MSA|AA");
            copy("hub", "earlier");
            copy("hub", "earliest");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> hub.mllp(message("REF^I13", "GONE", "w", consent("GONE", "X")))
                            .contains("HUB-WITHDRAWN"));
            assertThat(shown(hub, "GONE")).isFalse();
        }
        assertThat(journal())
                .allSatisfy(line -> assertThat(line).doesNotContain("GONE").doesNotContain("Tremblay"));

        try (RunningHub restored = hub("earlier", "--nextstep.restore=true")) {
            assertThat(shown(restored, "GONE")).as("closed again").isFalse();
            assertThat(shown(restored, "KEPT")).as("as it was").isTrue();
            assertThat(restored.mllp(message("REF^I12", "GONE", "b", "")))
                    .as("nothing is permitted any more")
                    .contains("MSA|AE")
                    .containsAnyOf("RESCINDED", "MISSING", "REQUIRED");
            assertThat(restored.mllp(message("REF^I12", "KEPT", "b", ""))).contains("MSA|AA");
        }
        aBrokenJournalPermitsNothing();
    }

    /** Told in a line, and not passed over: nothing listens then. */
    private static void aBrokenJournalPermitsNothing() throws IOException {
        Path file = journalFile();
        String whole = Files.readString(file);
        Files.writeString(file, whole.replaceFirst("WITHDRAWN", "VOID"));
        assertThatThrownBy(() -> hub("earliest")).hasStackTraceContaining("line 1 of the journal");

        Files.delete(file);
        assertThatThrownBy(() -> hub("earliest", "--nextstep.restore=true"))
                .hasStackTraceContaining("no file of the journal");
        Files.writeString(file, whole);
    }

    private static Path journalFile() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data/journal"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private static List<String> journal() throws IOException {
        List<String> lines = Files.readAllLines(journalFile());
        assertThat(lines).isNotEmpty();
        return lines;
    }

    private static boolean shown(RunningHub hub, String person) {
        return hub.get("/fhir/ServiceRequest?identifier=R-" + person + "a", "peer-desk")
                .body()
                .contains("\"entry\"");
    }

    private static String consent(String person, String status) {
        return "CON|1|001|NEXTSTEP-ROI-1|C-%s^LGHEHR||||||W|%s||20261118|20261118|20271117|Y|||||F|||Tremblay^Rose|1%n"
                .formatted(person, status)
                .replace("|X||20261118|20261118", "|X||20261122|20261122");
    }

    private static String message(String type, String person, String number, String consent) {
        return """
                MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|20261122100000-0500||%1$s|%2$s%3$s|P|2.5.1
                RF1|P^Pending^HL70283|R^Routine^HL70280||||R-%2$sNR^LGHEHR|20261201|20270228|20261122
                PRD|RP^Referring Provider^HL70286|Okafor^Denise||^^^LGH|^WPN^PH^^1^613^5550142
                PID|1||P-%2$s^^^LGH^MR||Tremblay^Rose^^^^^L||19890214|F|||||^PRN^PH^^1^613^5550178
                %4$s""".formatted(type, person, number, consent)
                .replace("R-" + person + "NR", "R-" + person + (number.equals("w") ? "a" : number));
    }
}
