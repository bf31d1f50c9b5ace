package org.nextstephub.routes.casefile.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The mapping files of all partners that have one: {@code <partner>.yaml}, read at start. */
public final class Mappings {

    private static final String ENDING = ".yaml";

    private final Map<String, Mapping> byPartner;

    private Mappings(Map<String, Mapping> byPartner) {
        this.byPartner = Map.copyOf(byPartner);
    }

    /** @throws FaultyMapping with the file's name when one says what a mapping may not say: the hub does not start */
    public static Mappings in(Path folder) {
        Map<String, Mapping> mappings = new HashMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(ENDING)).toList()) {
                    String name = file.getFileName().toString();
                    mappings.put(name.substring(0, name.length() - ENDING.length()), read(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The mappings cannot be read in " + folder, e);
            }
        }
        return new Mappings(mappings);
    }

    public static Mapping read(Path file) throws IOException {
        try {
            return Mapping.read(Files.readAllBytes(file));
        } catch (FaultyMapping why) {
            throw new FaultyMapping("mapping " + file.getFileName() + ", " + why.getMessage());
        }
    }

    public Optional<Mapping> of(String partner) {
        return Optional.ofNullable(byPartner.get(partner));
    }
}
