package org.nextstephub.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * SQL statements that a thread sends while this is open, each as Hibernate or Spring's JDBC logs it, without values. What
 * goes as one batch counts once.
 */
final class Statements extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final List<String> LOGGERS =
            List.of("org.hibernate.SQL", "org.springframework.jdbc.core.JdbcTemplate");

    private final String thread = Thread.currentThread().getName();
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

    Statements() {
        start();
        LOGGERS.forEach(name -> {
            Logger logger = logger(name);
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(this);
        });
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    @Override
    protected void append(ILoggingEvent event) {
        String statement = event.getFormattedMessage();
        boolean counts = event.getLoggerName().equals(LOGGERS.get(0)) || statement.contains("prepared SQL statement [");
        boolean again = !sent.isEmpty() && sent.get(sent.size() - 1).equals(statement) && isBatched(statement);
        if (event.getThreadName().equals(thread) && counts && !again) {
            sent.add(statement);
        }
    }

    private static boolean isBatched(String statement) {
        return statement.startsWith("insert into HFJ_") || statement.startsWith("update HFJ_");
    }

    List<String> sent() {
        return List.copyOf(sent);
    }

    @Override
    public void close() {
        LOGGERS.forEach(name -> {
            Logger logger = logger(name);
            logger.detachAppender(this);
            logger.setAdditive(true);
            logger.setLevel(null);
        });
    }
}
