package org.nextstephub.routes.cli;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.validation.ConsentFindings;
import org.nextstephub.profiles.validation.HubValidator;
import org.nextstephub.profiles.validation.HubValidator.Finding;
import org.nextstephub.routes.casefile.CaseTranslator;
import org.nextstephub.routes.cli.Verdict.Fault;
import org.nextstephub.routes.hl7v2.V2Translator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "validate",
        description =
                "Validate FHIR resources against the profiles; HL7 v2 and case files are translated first. Needs no server.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

    /** What is looked at in a folder; beside it there may lie anything. */
    private static final Pattern KINDS = Pattern.compile(".*\\.(json|xml|hl7|csv)");

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "FHIR .json or .xml, HL7 v2, or case files; or a folder of them.")
    private List<Path> files = List.of();

    @Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES}; text if not said.")
    private Verdict.Format format = Verdict.Format.text;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final HubValidator validator = new HubValidator(FhirContext.forR4Cached());

    @Override
    public Integer call() throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        for (Path named : files) {
            for (Path file : filesOf(named)) {
                verdicts.add(new Verdict(file, ofFile(file)));
            }
        }
        spec.commandLine().getOut().println(format.write(verdicts));
        return verdicts.stream().allMatch(Verdict::isValid) ? 0 : 1;
    }

    private static List<Path> filesOf(Path named) throws IOException {
        if (!Files.isDirectory(named)) {
            return List.of(named);
        }
        try (Stream<Path> inside = Files.walk(named)) {
            return inside.filter(Files::isRegularFile)
                    .filter(file -> KINDS.matcher(file.toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private List<Fault> ofFile(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            return List.of(Fault.of("there is no such file, or it may not be read"));
        }
        byte[] content = Files.readAllBytes(file);
        return Documents.isCaseFile(file, content) ? ofCaseFile(file, content) : ofDocument(content);
    }

    private List<Fault> ofCaseFile(Path file, byte[] content) throws IOException {
        CaseTranslator.Result result = CaseTranslator.translate(
                file.getFileName().toString(),
                content,
                OfflinePartners.ofCaseFile(Documents.CASE_MANAGER),
                null,
                Clock.systemUTC());
        List<Fault> faults =
                new ArrayList<>(result.error().stream().map(Fault::of).toList());
        for (CaseTranslator.Row row : result.rows()) {
            String place = "row " + row.number();
            row.errors().forEach(error -> faults.add(Fault.of(error).at(place)));
            row.message().ifPresent(message -> ofMessage(message).forEach(fault -> faults.add(fault.at(place))));
        }
        return faults;
    }

    private List<Fault> ofDocument(byte[] content) {
        if (Documents.isV2(content)) {
            byte[] message = Documents.withCarriageReturns(content);
            V2Translator.Result result =
                    V2Translator.translate(message, OfflinePartners.of(message), Clock.systemUTC());
            return Stream.concat(
                            result.errors().stream().map(Fault::of),
                            result.message().stream().flatMap(bundle -> ofMessage(bundle).stream()))
                    .toList();
        }
        boolean xml = Documents.isXml(content);
        return validator
                .glance(content, xml)
                .map(resource -> ofResource(resource, content, xml))
                .orElseGet(() -> List.of(Unreadable.why(content)));
    }

    private List<Fault> ofResource(Resource resource, byte[] content, boolean xml) {
        List<Finding> findings = new ArrayList<>(validator.validate(content, xml, HubValidator.profilesOf(resource)));
        if (resource instanceof Bundle bundle) {
            findings.addAll(ConsentFindings.of(bundle, validator));
        }
        return faults(findings);
    }

    /** A message that was made here: its lines are nobody's. */
    private List<Fault> ofMessage(Bundle message) {
        return faults(validator.validate(message)).stream()
                .map(fault -> fault.at(""))
                .toList();
    }

    private static List<Fault> faults(List<Finding> findings) {
        return findings.stream()
                .filter(Finding::error)
                .map(finding -> new Fault(
                        finding.line() > 0 ? "line " + finding.line() + ", column " + finding.column() : "",
                        finding.element(),
                        finding.rule(),
                        finding.advice()))
                .toList();
    }
}
