package org.nextstephub.profiles.certain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Messages with a referral that nobody finds a fault in: shipped examples, the demo's, golden cases that are accepted. */
final class GoodMessages {

    private static final Path CASES = Path.of("../fhir-server/src/test/resources/cases");
    private static final Path DEMO = Path.of("../camel-routes/src/main/resources/demo/referral-message.json");

    private GoodMessages() {}

    /** A message as it is sent. */
    record Sent(String name, String json) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Sent> all() {
        Stream<Sent> shipped = Stream.of("referral-in", "referral-as-transaction", "referral-in-no-consent")
                .map(name -> new Sent(name, shipped("/fhir/Bundle-" + name + ".json")));
        return Stream.of(shipped, Stream.of(new Sent("demo", text(DEMO))), golden())
                .flatMap(part -> part)
                .map(sent -> new Sent(sent.name(), filledIn(sent.json())))
                .toList();
    }

    private static Stream<Sent> golden() {
        return Stream.of("message", "transaction").map(CASES::resolve).flatMap(GoodMessages::accepted);
    }

    private static Stream<Sent> accepted(Path door) {
        try (Stream<Path> cases = Files.list(door)) {
            return cases
                    .filter(folder -> folder.getFileName().toString().startsWith("accepted"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(folder ->
                            new Sent(door.getFileName() + "/" + folder.getFileName(), text(folder.resolve("in.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shipped(String name) {
        try (var in = Objects.requireNonNull(GoodMessages.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the demo and the cases leave open. */
    private static String filledIn(String json) {
        return json.replace("{run}", "1")
                .replace("{now-iso}", "2026-11-28T10:30:15-05:00")
                .replaceAll("\\{[a-z-]+-iso}", "2026-11-28");
    }
}
