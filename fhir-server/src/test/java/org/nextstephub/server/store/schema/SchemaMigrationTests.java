package org.nextstephub.server.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.migrate.HapiMigrationLock;
import ca.uhn.fhir.jpa.migrate.HapiMigrationStorageSvc;
import ca.uhn.fhir.jpa.migrate.SchemaMigrator;
import ca.uhn.fhir.jpa.migrate.dao.HapiMigrationDao;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nextstephub.server.postgres.DatabaseAddress;
import org.nextstephub.server.postgres.EmbeddedPostgres;
import org.nextstephub.server.settings.HubSettings.Database.Migrate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables are changed to the end, whatever happened before and whoever else is there. */
class SchemaMigrationTests {

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(folder, false);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    private static DatabaseAddress address(String database, String user, String password) {
        return new DatabaseAddress(postgres.jdbcUrl().replaceAll("/hub$", "/" + database), user, password);
    }

    private static DatabaseAddress fresh(String name) {
        DatabaseAddress server = address("hub", EmbeddedPostgres.USER, postgres.password());
        JdbcClient.create(server.forMigrations()).sql("create database " + name).update();
        return address(name, EmbeddedPostgres.USER, postgres.password());
    }

    private static FluentConfiguration flyway(DatabaseAddress address) {
        return Flyway.configure()
                .defaultSchema("hub")
                .schemas("hub")
                .dataSource(address.url(), address.user(), address.password());
    }

    private static void migrate(DatabaseAddress address, Migrate mode) {
        migrate(address, mode, 0);
    }

    private static void migrate(DatabaseAddress address, Migrate mode, int probes) {
        new SchemaMigration(
                        address.forMigrations(),
                        mode,
                        new MigrationFigures(new SimpleMeterRegistry()),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), probes))
                .migrate(flyway(address).load());
    }

    private static JdbcClient jdbc(DatabaseAddress address) {
        return JdbcClient.create(address.forMigrations());
    }

    private static <T> T one(DatabaseAddress address, String sql, Class<T> type) {
        return jdbc(address).sql(sql).query(type).single();
    }

    /** What {@code kill -9} leaves while HAPI migrates: a lock that no later start could take, and half an index. */
    @Test
    void whatAKilledHubLeftKeepsNobodyFromStarting() {
        DatabaseAddress address = fresh("killed");
        HapiMigrationStorageSvc hapi = new HapiMigrationStorageSvc(new HapiMigrationDao(
                address.forMigrations(), DriverTypeEnum.POSTGRES_9_4, SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME));
        hapi.createMigrationTableIfRequired();
        assertThat(new HapiMigrationLock(hapi))
                .as("taken, and never given back")
                .isNotNull();
        jdbc(address).sql("create table hfj_begun (a int)").update();
        jdbc(address).sql("create index half on hfj_begun (a)").update();
        jdbc(address)
                .sql("update pg_index set indisvalid = false where indexrelid = 'half'::regclass")
                .update();

        migrate(address, Migrate.AUTO);

        assertThat(one(
                        address,
                        "select count(*) from \"FLY_HFJ_MIGRATION\" where \"installed_rank\" = -100",
                        Long.class))
                .isZero();
        assertThat(one(address, "select to_regclass('half') is null", Boolean.class))
                .isTrue();
        assertThatCode(() -> migrate(address, Migrate.CHECK)).doesNotThrowAnyException();
    }

    @Test
    void twoHubsAtOnceOnAnEmptyDatabaseMigrateOnce() {
        DatabaseAddress address = fresh("two");
        CompletableFuture<Void> one = CompletableFuture.runAsync(() -> migrate(address, Migrate.AUTO));
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> migrate(address, Migrate.AUTO));

        assertThatCode(() -> CompletableFuture.allOf(one, other).join()).doesNotThrowAnyException();
        assertThat(one(
                        address,
                        "select count(\"version\") - count(distinct \"version\") from \"FLY_HFJ_MIGRATION\"",
                        Long.class))
                .isZero();
        assertThat(one(address, "select count(*) from hub.registry", Long.class))
                .isEqualTo(1);
    }

    /** An upgrade under way meets a report that reads for minutes: neither breaks the other. */
    @Test
    void waitsForATableThatOthersHoldAndLetsOthersPass() throws SQLException, IOException {
        DatabaseAddress address = fresh("held");
        flyway(address).target("14").load().migrate();
        CompletableFuture<Void> upgrade;
        int probes = freePort();
        try (Connection reader = address.forMigrations().getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("lock table hub.account in access share mode");
            upgrade = CompletableFuture.runAsync(() -> migrate(address, Migrate.AUTO, probes));
            await().atMost(Duration.ofSeconds(60)).until(() -> waiting(address) > 0);
            assertThat(asked(probes, "liveness")).isEqualTo(200);
            assertThat(asked(probes, "readiness")).isEqualTo(503);
            await().atMost(Duration.ofSeconds(60)).until(() -> waiting(address) == 0);
            assertThat(upgrade).isNotCompletedExceptionally();
            reader.rollback();
        }
        assertThatCode(upgrade::join).doesNotThrowAnyException();
    }

    /** Back is by restoring a backup: an older program on newer tables would write what the newer one cannot read. */
    @Test
    void tablesOfANewerHubAreLeftAlone() {
        DatabaseAddress address = fresh("newer");
        flyway(address).load().migrate();
        jdbc(address)
                .sql("insert into hub.flyway_schema_history (installed_rank, version, description, type, script,"
                        + " installed_by, execution_time, success)"
                        + " values (999, '999', 'of a newer hub', 'SQL', 'V999__.sql', 'x', 1, true)")
                .update();
        assertThatCode(() -> migrate(address, Migrate.AUTO))
                .as("the newer one allows it")
                .doesNotThrowAnyException();

        jdbc(address).sql("update hub.release set oldest_schema = 998").update();
        assertThatThrownBy(() -> migrate(address, Migrate.AUTO))
                .hasMessageContaining("A newer hub migrated this database: its tables are 999");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int asked(int port, String probe) throws IOException {
        HttpURLConnection asked =
                (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/actuator/health/" + probe)
                        .toURL()
                        .openConnection();
        return asked.getResponseCode();
    }

    private static long waiting(DatabaseAddress address) {
        return one(
                address,
                "select count(*) from pg_stat_activity where datname = 'held' and wait_event_type = 'Lock'"
                        + " and query like '%account%'",
                Long.class);
    }

    @Test
    void tablesAreInPublicAlsoForARoleThatHasASchemaOfItsName() {
        DatabaseAddress admin = fresh("named");
        jdbc(admin).sql("create role hub login superuser password 'of a test'").update();
        DatabaseAddress address = address("named", "hub", "of a test");

        assertThatThrownBy(() -> migrate(address, Migrate.CHECK)).hasMessageContaining("nextstep.db.migrate=only");
        assertThatThrownBy(() -> migrate(address, Migrate.ONLY))
                .matches(OnlyMigrated::is)
                .hasMessageContaining("nothing else");

        assertThat(one(address, "select to_regclass('public.hfj_resource') is not null", Boolean.class))
                .isTrue();
        assertThat(one(address, "select to_regclass('hub.hfj_resource') is null", Boolean.class))
                .isTrue();
        assertThatCode(() -> migrate(address, Migrate.CHECK)).doesNotThrowAnyException();
    }

    /** A change of a large table takes hours; the pool's limits, by which a person is answered, would end it half way. */
    @Test
    void nothingLimitsAStatementThatChangesTables() {
        DatabaseAddress address = address("hub", EmbeddedPostgres.USER, postgres.password());
        assertThat(one(address, "show statement_timeout", String.class)).isEqualTo("0");
        assertThat(one(address, "show lock_timeout", String.class)).isEqualTo("3s");
    }
}
