package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.Issue;

/** What a door can say, it says in one of the worked examples; whoever adds a word adds an example. */
class CasesCoverTests {

    /** What one message alone cannot show, and where it is tried. */
    private static final Set<Issue> TRIED_ELSEWHERE = EnumSet.of(
            Issue.FRAME, // MllpWireIT
            Issue.LIMIT, // MllpWireIT, CaseHttpIT
            Issue.RETRY, // GatheringFailsIT
            Issue.FAULT, // ThreeTimesIT
            Issue.GIVEN_UP, // ThreeTimesIT
            Issue.CONSENT_REQUIRED, // OperationsIT
            Issue.TRANSITION, // PathwayIT
            Issue.ZIP, // CaseSftpIT
            Issue.CLOCK, // HostileMessagesIT
            Issue.CANCEL_ASKED); // PathwayIT

    @Test
    void everyIssueIsInAWorkedExample() throws IOException {
        List<String> answers = answers();
        Set<Issue> missing = EnumSet.noneOf(Issue.class);
        for (Issue issue : Issue.values()) {
            Pattern said = Pattern.compile("\"" + issue.code() + "\"|" + Pattern.quote(issue.hubCode()) + "(?![A-Z-])");
            if (answers.stream().noneMatch(answer -> said.matcher(answer).find())) {
                missing.add(issue);
            }
        }
        assertThat(missing).isEqualTo(TRIED_ELSEWHERE);
    }

    private static List<String> answers() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/cases"))) {
            List<String> answers = new ArrayList<>();
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("answer."))
                    .toList()) {
                answers.add(Files.readString(file));
            }
            return answers;
        }
    }
}
