package org.nextstephub.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.Pipeline;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;

/** What a page of the console costs, while this is open: calls of the hub's API, and SQL statements, by the number of its request. */
final class PageCost implements AutoCloseable {

    private static final List<String> LOGGERS =
            List.of("org.hibernate.SQL", "org.springframework.jdbc.core.JdbcTemplate");

    private record Happened(String request, String what) {}

    private final List<Happened> calls = new CopyOnWriteArrayList<>();
    private final List<Happened> statements = new CopyOnWriteArrayList<>();
    private final Pipeline pipeline;
    private final Counting counting = new Counting();
    private final Listening listening = new Listening();

    PageCost(RunningHub hub) {
        TomcatWebServer server = (TomcatWebServer) hub.webServer();
        pipeline = server.getTomcat().getEngine().getPipeline();
        pipeline.addValve(counting);
        listening.start();
        LOGGERS.forEach(name -> {
            logger(name).setLevel(Level.DEBUG);
            logger(name).setAdditive(false);
            logger(name).addAppender(listening);
        });
    }

    /** Calls that were made for a page. */
    List<String> calls(HttpResponse<String> page) {
        return of(page, calls);
    }

    /** Statements that were sent for a page, by whatever thread. */
    List<String> statements(HttpResponse<String> page) {
        return of(page, statements);
    }

    private static List<String> of(HttpResponse<String> page, List<Happened> all) {
        String number = page.headers().firstValue("X-Request-ID").orElseThrow();
        return all.stream()
                .filter(each -> each.request().equals(number))
                .map(Happened::what)
                .toList();
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    @Override
    public void close() {
        pipeline.removeValve(counting);
        LOGGERS.forEach(name -> {
            logger(name).detachAppender(listening);
            logger(name).setAdditive(true);
            logger(name).setLevel(null);
        });
    }

    private final class Counting extends ValveBase {

        Counting() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (request.getRequestURI().startsWith("/fhir")) {
                calls.add(new Happened(String.valueOf(request.getHeader("X-Request-ID")), request.getRequestURI()));
            }
            getNext().invoke(request, response);
        }
    }

    private final class Listening extends AppenderBase<ILoggingEvent> {

        private volatile @Nullable Happened last;

        /** What goes as one batch counts once. */
        @Override
        protected void append(ILoggingEvent event) {
            String said = event.getFormattedMessage();
            Happened sent = new Happened(event.getMDCPropertyMap().getOrDefault("correlation", ""), said);
            boolean counts = event.getLoggerName().equals(LOGGERS.get(0)) || said.contains("prepared SQL statement [");
            if (counts && !(said.startsWith("insert into HFJ_") && sent.equals(last))) {
                statements.add(sent);
            }
            last = sent;
        }
    }
}
