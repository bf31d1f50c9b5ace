package org.nextstephub.server.store.schema;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.migrate.HapiMigrationStorageSvc;
import ca.uhn.fhir.jpa.migrate.IHapiMigrationCallback;
import ca.uhn.fhir.jpa.migrate.MigrationTaskList;
import ca.uhn.fhir.jpa.migrate.SchemaMigrator;
import ca.uhn.fhir.jpa.migrate.dao.HapiMigrationDao;
import ca.uhn.fhir.jpa.migrate.taskdef.BaseTask;
import ca.uhn.fhir.jpa.migrate.tasks.HapiFhirJpaMigrationTasks;
import ca.uhn.fhir.util.VersionEnum;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** HAPI's tables, brought to the version of the library by HAPI's own migrator. */
public final class HapiSchema {

    private static final Logger log = LoggerFactory.getLogger(HapiSchema.class);
    private static final String TABLE = SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME;

    private final DataSource database;
    private final JdbcClient jdbc;
    private final HapiMigrationStorageSvc applied;

    HapiSchema(DataSource database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        this.applied = new HapiMigrationStorageSvc(new HapiMigrationDao(database, DriverTypeEnum.POSTGRES_9_4, TABLE));
    }

    public static void migrate(DataSource database) {
        new HapiSchema(database).migrate(step -> {});
    }

    /** Whether the tables have all that the library needs; indexes that it leaves out by default are not missed. */
    boolean isCurrent() {
        return isBegun() && applied.diff(tasks()).getUnskippableTasks().size() == 0;
    }

    private boolean isBegun() {
        return jdbc.sql("select to_regclass('public.\"" + TABLE + "\"') is not null")
                .query(Boolean.class)
                .single();
    }

    /** @param begins told of each step before it is made */
    void migrate(Consumer<String> begins) {
        SchemaMigrator migrator = new SchemaMigrator("HAPI FHIR", TABLE, database, new Properties(), tasks(), applied);
        migrator.setDriverType(DriverTypeEnum.POSTGRES_9_4);
        migrator.setCallbacks(List.of(new IHapiMigrationCallback() {
            @Override
            public void preExecution(BaseTask task) {
                begins.accept(task.getMigrationVersion() + " " + task.getDescription());
            }
        }));
        migrator.createMigrationTableIfRequired();
        migrator.migrate();
    }

    private static MigrationTaskList tasks() {
        return new HapiFhirJpaMigrationTasks(Set.of()).getAllTasks(VersionEnum.values());
    }

    /**
     * Clears away what a hub left that was killed while it migrated: HAPI's lock, which is a row and outlives whoever took
     * it, and indexes that were never finished, which HAPI would take for whole. Only for whoever holds the
     * {@link MigrationLock}.
     */
    void clearLeftovers() {
        if (!isBegun()) {
            return;
        }
        int locks = jdbc.sql("delete from public.\"" + TABLE + "\" where \"installed_rank\" = -100")
                .update();
        if (locks > 0) {
            log.warn("A hub was ended while it migrated; its lock was cleared away");
        }
        jdbc.sql("select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid"
                        + " join pg_class t on t.oid = i.indrelid"
                        + " where not i.indisvalid and c.relnamespace = 'public'::regnamespace"
                        + " and t.relname like 'hfj\\_%' and c.relname !~ '_cc(new|old)[0-9]*$'")
                .query(String.class)
                .list()
                .forEach(this::dropUnfinished);
    }

    private void dropUnfinished(String index) {
        log.warn("The index {} was never finished; it is made again", index);
        jdbc.sql("drop index public.\"" + index + "\"").update();
    }
}
