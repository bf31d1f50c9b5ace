package org.nextstephub.profiles.certain;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.util.VersionUtil;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.hl7.fhir.validation.instance.InstanceValidator;
import org.hl7.fhir.validation.instance.type.BundleValidator;
import org.hl7.fhir.validation.instance.type.QuestionnaireValidator;
import org.nextstephub.profiles.ConformanceResources;

/**
 * What the compiled check was tried against. It is on only where all of this is the same: another validator may judge
 * differently, and other definitions may hold rules that the compiler misreads. {@code profiles/certify.sh} tries it again
 * and writes the file.
 *
 * @param hapi version of HAPI, whose definitions of the specification are read
 * @param judge SHA-256 of the validator's own classes
 * @param definitions SHA-256 of the hub's profiles, value sets, code systems and questionnaires
 * @param rules SHA-256 of the invariants that the compiler knows
 */
record Certified(String hapi, String judge, String definitions, String rules) {

    private static final String FILE = "certified.properties";

    private static final List<Class<?>> JUDGE =
            List.of(InstanceValidator.class, BundleValidator.class, QuestionnaireValidator.class);
    private static final List<String> DEFINITIONS =
            List.of("StructureDefinition-", "ValueSet-", "CodeSystem-", "Questionnaire-");

    /** What this program consists of. */
    static Certified present() {
        return new Certified(
                VersionUtil.getVersion(),
                digest(JUDGE.stream().map(judge -> bytes(judge, judge.getSimpleName() + ".class"))),
                digest(ConformanceResources.names().stream()
                        .filter(name -> DEFINITIONS.stream().anyMatch(name::startsWith))
                        .sorted()
                        .map(name -> bytes(ConformanceResources.class, "/fhir/" + name))),
                digest(KnownRule.texts().map(text -> text.getBytes(UTF_8))));
    }

    /** What the soundness test was last passed with. */
    static Certified shipped() {
        Properties written = new Properties();
        try (InputStream file = Objects.requireNonNull(Certified.class.getResourceAsStream(FILE), FILE)) {
            written.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Certified(
                written.getProperty("hapi", ""),
                written.getProperty("judge", ""),
                written.getProperty("definitions", ""),
                written.getProperty("rules", ""));
    }

    private static byte[] bytes(Class<?> beside, String name) {
        try {
            return Resources.toByteArray(Resources.getResource(beside, name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String digest(Stream<byte[]> parts) {
        Hasher sha = Hashing.sha256().newHasher();
        parts.forEach(sha::putBytes);
        return sha.hash().toString();
    }
}
