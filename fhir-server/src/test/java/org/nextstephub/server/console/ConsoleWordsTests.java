package org.nextstephub.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the console says: all of it in both languages, in words of the programme; and what its templates may not do. */
class ConsoleWordsTests {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path CODE = Path.of("src/main/java/org/nextstephub/server/console");

    /** Words that say something else of a person than the programme does. */
    private static final Pattern NOT_OUR_WORDS = Pattern.compile(
            "(?i)\\b(discharge\\w*|fail\\w*|patients?|clients?|cases?|reject\\w*|declin\\w*|non-compliant|no-show|revok\\w*"
                    + "|terminat\\w*|invalid\\w*|forbidden|overdue|caseload)\\b");

    private static final Pattern NOT_OUR_WORDS_IN_FRENCH = Pattern.compile(
            "(?i)\\b(congé|échec|échou\\w*|rejet\\w*|refus\\w*|invalide|interdit\\w*|clients?|dossiers? de cas)\\b");

    private static final Pattern FORBIDDEN_IN_TEMPLATES = Pattern.compile(
            "th:utext|\\[\\(|\\sstyle=|th:style|\\son[a-z]+=|th:on[a-z]+|__\\$\\{|<script(?! type=\"module\" src=)");

    /** Pages whose forms ask, so that no address holds what they ask; those that may be sent once have a number of their own. */
    private static final Set<String> QUESTIONS = Set.of(
            "WorkbenchPages.java", "LogPages.java", "QuestionPages.java", "AnswerPages.java", "RecordPages.java");

    private static final Pattern KEY = Pattern.compile("#\\{([a-z][A-Za-z.-]*)[}(]");

    private static Map<String, String> texts(String file) throws IOException {
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(file))) {
            read.load(reader);
        }
        return read.entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().toString(),
                        each -> each.getValue().toString(),
                        (a, b) -> a,
                        TreeMap::new));
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("templates/console"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void everySentenceIsThereInBothLanguages() throws IOException {
        Map<String, String> english = texts("console.properties");
        Map<String, String> french = texts("console_fr.properties");
        assertThat(french.keySet()).isEqualTo(english.keySet());
        assertThat(english).allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank());
        Set<String> same = new TreeSet<>();
        english.forEach((key, text) -> {
            if (text.equals(french.get(key))) {
                same.add(key);
            }
        });
        assertThat(same).as("not translated, or alike in both").isSubsetOf("inbox.pages", "inbox.agency", "end.known");
    }

    @Test
    void noWordIsOneThatThePeopleItIsAboutWouldMind() throws IOException {
        assertThat(texts("console.properties"))
                .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContainPattern(NOT_OUR_WORDS));
        assertThat(texts("console_fr.properties"))
                .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContainPattern(NOT_OUR_WORDS_IN_FRENCH));
    }

    /** Where a sentence has places to fill, an apostrophe would take them away. */
    @Test
    void noStraightApostropheStandsInASentenceWithPlaces() throws IOException {
        for (String file : List.of("console.properties", "console_fr.properties")) {
            assertThat(texts(file))
                    .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContain("'"));
        }
    }

    @Test
    void templatesAskOnlyForSentencesThatAreThere() throws IOException {
        Set<String> known = texts("console.properties").keySet();
        for (Path template : templates()) {
            Set<String> asked = KEY.matcher(Files.readString(template))
                    .results()
                    .map(MatchResult::group)
                    .map(found -> found.replaceAll("[#{}(]", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(known).as(template.toString()).containsAll(asked);
        }
    }

    @Test
    void everyActSaysWhatItDoesAndWhatTheAgencyIsTold() throws IOException {
        Map<String, String> english = texts("console.properties");
        Set<String> acts = english.keySet().stream()
                .filter(key -> key.startsWith("act.") && key.endsWith(".title"))
                .map(key -> key.substring("act.".length(), key.length() - ".title".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(acts).hasSizeGreaterThanOrEqualTo(17);
        for (String act : acts) {
            assertThat(english.keySet())
                    .contains("act." + act + ".told", "act." + act + ".button", "act." + act + ".done");
        }
    }

    @Test
    void templatesWriteNoMarksOfOthersAndNoScriptOrStyleOfTheirOwn() throws IOException {
        for (Path template : templates()) {
            assertThat(Files.readString(template))
                    .as(template.toString())
                    .doesNotContainPattern(FORBIDDEN_IN_TEMPLATES);
        }
    }

    /** Every form that changes something goes through the one path: account, version and number. The workbench changes nothing. */
    @Test
    void onlyOnePathTakesForms() throws IOException {
        try (Stream<Path> files = Files.walk(CODE)) {
            List<Path> posts = files.filter(file -> file.toString().endsWith("Pages.java"))
                    .filter(file -> text(file).contains("@PostMapping"))
                    .filter(file -> !file.endsWith("console/Pages.java") && !QUESTIONS.contains(name(file)))
                    .toList();
            assertThat(posts).hasSizeGreaterThanOrEqualTo(2);
            assertThat(posts).allSatisfy(file -> assertThat(text(file)).contains("return forms.send("));
        }
        try (Stream<Path> files = Files.walk(CODE)) {
            assertThat(files.filter(file -> !file.toString().endsWith("Pages.java"))
                            .filter(file -> file.toString().endsWith(".java")))
                    .allSatisfy(file -> assertThat(text(file)).doesNotContain("@PostMapping"));
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
