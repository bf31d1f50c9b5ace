package org.nextstephub.server.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections whose statements take as long as they take, and that wait for a lock for three seconds at a time. */
final class PatientConnections extends DelegatingDataSource {

    PatientConnections(DataSource connections) {
        super(connections);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(DatabaseAddress.IN_PUBLIC + "; set statement_timeout = 0; set lock_timeout = '3s'");
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }
}
