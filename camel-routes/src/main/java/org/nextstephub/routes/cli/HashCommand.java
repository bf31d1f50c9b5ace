package org.nextstephub.routes.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.SenderWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "hash",
        description = "Print the hash by which logs, receipts and the audit know what a sender wrote.",
        mixinStandardHelpOptions = true)
final class HashCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "WORD",
            arity = "0..*",
            description =
                    "Such as the control id in MSH-10, or Bundle.identifier; without one, each line of the input.")
    private List<String> words = List.of();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Key file of the client, where the routes run alone (default: the hub's own secret).")
    private @Nullable Path keyFile;

    @Override
    public Integer call() throws IOException {
        Path secret = keyFile == null
                ? HubAddress.ofEnvironment().data().resolve("keys").resolve("person.secret")
                : keyFile;
        SenderWords hashes = new SenderWords(Files.readAllBytes(secret));
        (words.isEmpty() ? typed() : words).stream().map(hashes::hash).forEach(System.out::println);
        return 0;
    }

    private static List<String> typed() {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                .lines()
                .map(String::strip)
                .toList();
    }
}
