package org.nextstephub.server.desk;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Callers;
import org.nextstephub.server.access.answer.PlainAnswer;

/** What a caller sends to an operation, read and asked for alike in all of them. */
final class OperationInput {

    private OperationInput() {}

    static Caller caller(ServletRequestDetails request) {
        return Callers.of(request.getServletRequest()).orElseThrow();
    }

    static Optional<String> text(@Nullable PrimitiveType<?> value) {
        return Optional.ofNullable(value).map(PrimitiveType::getValueAsString).filter(text -> !text.isBlank());
    }

    /** A parameter as it was sent, if it was. */
    record Sent(String name, @Nullable Object value) {

        private boolean isMissing() {
            return value == null
                    || value instanceof PrimitiveType<?> primitive
                            && text(primitive).isEmpty();
        }
    }

    /** @throws PlainAnswer 400 that names all of these that are missing, not only the first */
    static void need(Sent... parameters) {
        String missing = Arrays.stream(parameters)
                .filter(Sent::isMissing)
                .map(Sent::name)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new PlainAnswer(
                    400,
                    IssueType.REQUIRED,
                    missing.contains(",")
                            ? "The parameters " + missing + " are needed"
                            : "The parameter " + missing + " is needed");
        }
    }

    static String needed(String name, @Nullable PrimitiveType<?> value) {
        return text(value)
                .orElseThrow(() -> new PlainAnswer(400, IssueType.REQUIRED, "The parameter " + name + " is needed"));
    }

    /** As it is written in meta.versionId or in an ETag. */
    static String version(@Nullable StringType value) {
        return needed("ifVersion", value).replaceAll("[^0-9A-Za-z.-]|^W/", "");
    }

    static Optional<LocalDate> day(@Nullable DateType value) {
        return Optional.ofNullable(value).flatMap(TimeSpan::of).map(TimeSpan::localStart);
    }

    static String match(ServletRequestDetails request) {
        String match = request.getHeader("If-Match");
        if (match == null || !match.matches("W/\"\\d+\"")) {
            throw new PlainAnswer(
                    412, IssueType.CONFLICT, "If-Match must name the version being replaced, such as W/\"1\"");
        }
        return match.replaceAll("\\D", "");
    }
}
