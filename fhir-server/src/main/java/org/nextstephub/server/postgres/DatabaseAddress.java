package org.nextstephub.server.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Where the database is, and the two kinds of connections to it: those that work, and those that change its tables. */
public record DatabaseAddress(String url, String user, String password) {

    /**
     * Tables without a schema are those of "public", whatever schema the role has of its own. By a statement, for poolers
     * refuse a connection that asks for it from the start.
     */
    static final String IN_PUBLIC = "set search_path = public";

    /** The pool: nothing waits long for a connection, and a caller is told to try again before they give up. */
    HikariDataSource pool(int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setPoolName("hub");
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(5_000);
        config.setValidationTimeout(2_000);
        common("nextstep-hub").forEach((name, value) -> config.addDataSourceProperty((String) name, value));
        config.addDataSourceProperty("socketTimeout", "30");
        // A person's row is held for milliseconds; whoever waits longer is told to try again while they still listen.
        // A statement ends on the server, too, before the hub gives it up.
        config.setConnectionInitSql(IN_PUBLIC + "; set lock_timeout = '10s'; set statement_timeout = '25s'");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.setExceptionOverrideClassName(OnlyReads.class.getName());
        return new HikariDataSource(config);
    }

    /** Each connection a new one: it may work for hours, and waits for a lock only as long as nobody behind it minds. */
    public DataSource forMigrations() {
        Properties settings = common("nextstep-migrate");
        settings.setProperty("user", user);
        settings.setProperty("password", password);
        settings.setProperty("socketTimeout", "0");
        return new PatientConnections(new DriverManagerDataSource(url, settings));
    }

    /** For a look at whether the database answers, which gives up after three seconds. */
    public DataSource forProbes() {
        Properties settings = common("nextstep-probe");
        settings.setProperty("user", user);
        settings.setProperty("password", password);
        List.of("connectTimeout", "loginTimeout", "socketTimeout").forEach(limit -> settings.setProperty(limit, "3"));
        return new DriverManagerDataSource(url, settings);
    }

    private static Properties common(String program) {
        Properties settings = new Properties();
        settings.setProperty("ApplicationName", program);
        settings.setProperty("tcpKeepAlive", "true");
        // of several hosts the one that writes; a standby alone does not count
        settings.setProperty("targetServerType", "primary");
        settings.setProperty("logServerErrorDetail", "false");
        return settings;
    }

    /** The password stays out of every log. */
    @Override
    public String toString() {
        return "the database";
    }
}
