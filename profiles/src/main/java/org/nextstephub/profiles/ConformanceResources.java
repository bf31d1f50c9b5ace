package org.nextstephub.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/** The compiled artefacts of this module (FSH compiled to JSON), read from the class path. */
public final class ConformanceResources {

    private static final String FOLDER = "/fhir/";

    private ConformanceResources() {}

    /** All artefacts and examples of one type, in the order of their file names. */
    public static <T extends Resource> Stream<T> ofType(FhirContext fhir, Class<T> type) {
        String prefix = type.getSimpleName() + "-";
        return names().stream().filter(name -> name.startsWith(prefix)).map(name -> read(fhir, type, name));
    }

    /** File names of everything in the module, such as {@code StructureDefinition-nextstep-referral.json}. */
    public static List<String> names() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(open("index.txt"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one artefact by its file name. */
    public static <T extends Resource> T read(FhirContext fhir, Class<T> type, String name) {
        try (InputStream in = open(name)) {
            return type.cast(fhir.newJsonParser()
                    .setParserErrorHandler(new LenientErrorHandler(false))
                    .parseResource(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(
                ConformanceResources.class.getResourceAsStream(FOLDER + name),
                () -> "missing on the class path: " + name);
    }
}
