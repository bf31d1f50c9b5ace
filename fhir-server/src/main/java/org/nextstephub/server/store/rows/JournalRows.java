package org.nextstephub.server.store.rows;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which lines of the journal are done in this database. */
@Component
public class JournalRows {

    private final JdbcClient jdbc;

    JournalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when it is done already; whoever does it at the same time is waited for. */
    public boolean add(UUID number, String file) {
        return jdbc.sql("insert into hub.journal (number, file) values (?, ?) on conflict do nothing")
                        .params(number, file)
                        .update()
                > 0;
    }

    public Set<UUID> all() {
        return new HashSet<>(
                jdbc.sql("select number from hub.journal").query(UUID.class).list());
    }

    /** The lines of every file that a hub on this database wrote to. */
    public Map<String, Set<UUID>> byFile() {
        Map<String, Set<UUID>> lines = new HashMap<>();
        jdbc.sql("select file, number from hub.journal").query(row -> {
            lines.computeIfAbsent(row.getString(1), file -> new HashSet<>()).add(row.getObject(2, UUID.class));
        });
        return lines;
    }
}
