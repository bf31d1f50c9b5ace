package org.nextstephub.server;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who knows SQL and no FHIR: {@code ./run report}, and then docs/reporting/questions.sql in the folder with the tables. */
final class Analyst implements AutoCloseable {

    private static final Path QUESTIONS = Path.of("../docs/reporting/questions.sql");
    private static final Pattern QUESTION = Pattern.compile("(?m)^-- (\\d)\\. ");
    private static final Pattern FILE = Pattern.compile("'(\\w+\\.(?:csv|parquet))'");

    private final Connection duckDb;
    private final Path folder;

    Analyst(Path folder) throws SQLException {
        this.duckDb = DriverManager.getConnection("jdbc:duckdb:");
        this.folder = folder;
    }

    /** What the command prints, and its exit status. */
    static String report(RunningHub hub, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlogback.configurationFile=cli-logback.xml",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.nextstephub.routes.cli.HubCommands",
                "report"));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment()
                .put("HUB_HTTP_PORT", String.valueOf(URI.create(hub.url()).getPort()));
        builder.environment().put("HUB_DATA", hub.data().toString());
        Process command = builder.start();
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + "exit " + command.waitFor();
    }

    /** Executes every statement of the file as it is written; answers by the number of their question. */
    Map<Integer, List<String>> answers() throws IOException, SQLException {
        Map<Integer, List<String>> answers = new TreeMap<>();
        String here = Matcher.quoteReplacement(folder.toString()) + "/";
        String statements = FILE.matcher(Files.readString(QUESTIONS)).replaceAll("'" + here + "$1'");
        for (String each : statements.split(";\n")) {
            Matcher question = QUESTION.matcher(each);
            if (question.find()) {
                answers.put(Integer.valueOf(question.group(1)), ask(each));
            } else {
                try (Statement statement = duckDb.createStatement()) {
                    statement.execute(each);
                }
            }
        }
        return answers;
    }

    /** A row a line, with a bar between its cells. */
    List<String> ask(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = duckDb.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                StringJoiner cells = new StringJoiner("|");
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(found.getString(i)));
                }
                rows.add(cells.toString());
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        duckDb.close();
    }
}
