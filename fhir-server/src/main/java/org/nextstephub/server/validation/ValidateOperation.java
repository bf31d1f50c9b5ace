package org.nextstephub.server.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.validation.ConsentFindings;
import org.nextstephub.profiles.validation.HubValidator;
import org.nextstephub.profiles.validation.HubValidator.Finding;
import org.nextstephub.profiles.validation.TooCostly;
import org.nextstephub.server.access.OperationServlet;
import org.nextstephub.server.access.answer.Outcomes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code $validate} of FHIR R4, on the base and on every type: judges the body as it is written
 * and keeps nothing of it. The profile is the parameter {@code profile}, else what {@code meta.profile} names, else the
 * type's own.
 */
public final class ValidateOperation extends OperationServlet {

    private static final Logger log = LoggerFactory.getLogger(ValidateOperation.class);
    private static final String LINE = "http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-line";
    private static final String COLUMN = "http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-col";
    private static final int MAX_ISSUES = 100;

    private final transient HubValidator validator;
    private final transient FhirContext fhir;

    ValidateOperation(HubValidator validator, FhirContext fhir) {
        this.validator = validator;
        this.fhir = fhir;
    }

    @Configuration(proxyBeanMethods = false)
    static class Registered {

        @Bean
        ServletRegistrationBean<ValidateOperation> validateOperation(HubValidator validator, FhirContext fhir) {
            String[] paths = Stream.concat(
                            Stream.of("/fhir/$validate"),
                            fhir.getResourceTypes().stream().map(type -> "/fhir/" + type + "/$validate"))
                    .toArray(String[]::new);
            ServletRegistrationBean<ValidateOperation> registration =
                    new ServletRegistrationBean<>(new ValidateOperation(validator, fhir), paths);
            registration.setName("validate");
            return registration;
        }
    }

    @Override
    protected String operation(String path) {
        return "$validate";
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        String text = new String(call.body(), StandardCharsets.UTF_8);
        if (call.xml() && !text.replace("\uFEFF", "").stripLeading().startsWith("<")) {
            Outcomes.write(response, 400, IssueType.STRUCTURE, "The body cannot be read as FHIR");
            return;
        }
        try {
            judge(call, response);
        } catch (TooCostly tooCostly) {
            Outcomes.write(response, 400, Issue.LIMIT, InputLimit.SECONDS.rule());
        } catch (RejectedExecutionException busy) {
            throw busy;
        } catch (RuntimeException unreadable) {
            log.info("validate could not read a body: {}", unreadable.getClass().getName());
            Outcomes.write(response, 400, IssueType.STRUCTURE, "The body cannot be read as FHIR");
        }
    }

    private void judge(Call call, HttpServletResponse response) throws IOException {
        Optional<Resource> read = validator.glance(call.body(), call.xml());
        byte[] judged = call.body();
        if (read.isPresent() && read.get() instanceof Parameters parameters) {
            Resource inside = parameters.getParameter().stream()
                    .filter(parameter -> "resource".equals(parameter.getName()) && parameter.hasResource())
                    .map(Parameters.ParametersParameterComponent::getResource)
                    .findFirst()
                    .orElse(null);
            if (inside == null) {
                Outcomes.write(
                        response, 400, IssueType.REQUIRED, "The parameter resource is needed, or the resource alone");
                return;
            }
            read = Optional.of(inside);
            judged = parser(call.xml()).encodeResourceToString(inside).getBytes(StandardCharsets.UTF_8);
        }
        String asked = call.query().getOrDefault("profile", "");
        if (!asked.isEmpty() && !HubValidator.isKnown(asked)) {
            Outcomes.write(response, 422, IssueType.NOTSUPPORTED, "The profile is none of the hub's; see the guide");
            return;
        }
        List<String> profiles =
                asked.isEmpty() ? read.map(HubValidator::profilesOf).orElse(List.of()) : List.of(asked);
        List<Finding> findings = new ArrayList<>(validator.validate(judged, call.xml(), profiles));
        if (asked.isEmpty() && read.orElse(null) instanceof Bundle bundle) {
            findings.addAll(ConsentFindings.of(bundle, validator));
        }
        write(call, response, outcome(findings));
    }

    private IParser parser(boolean xml) {
        return xml ? fhir.newXmlParser() : fhir.newJsonParser();
    }

    private static OperationOutcome outcome(List<Finding> findings) {
        OperationOutcome outcome = new OperationOutcome();
        findings.stream()
                .filter(finding -> finding.severity() != Finding.Severity.INFORMATION)
                .limit(MAX_ISSUES)
                .forEach(finding -> outcome.addIssue(issue(finding)));
        if (findings.stream().noneMatch(Finding::error)) {
            outcome.addIssue()
                    .setSeverity(IssueSeverity.INFORMATION)
                    .setCode(IssueType.INFORMATIONAL)
                    .setDetails(new CodeableConcept().setText("It meets its profile"));
        }
        return outcome;
    }

    private static OperationOutcomeIssueComponent issue(Finding finding) {
        OperationOutcomeIssueComponent issue = new OperationOutcomeIssueComponent()
                .setSeverity(finding.error() ? IssueSeverity.ERROR : IssueSeverity.WARNING)
                .setCode(IssueType.INVALID)
                .setDetails(new CodeableConcept().setText(finding.advice()))
                .setExpression(List.of(new StringType(finding.element())));
        if (finding.line() > 0) {
            issue.addExtension(LINE, new IntegerType(finding.line()));
            issue.addExtension(COLUMN, new IntegerType(finding.column()));
        }
        return issue;
    }

    private void write(Call call, HttpServletResponse response, OperationOutcome outcome) throws IOException {
        byte[] body = parser(call.xmlWanted()).encodeResourceToString(outcome).getBytes(StandardCharsets.UTF_8);
        response.setStatus(200);
        response.setContentType("application/fhir+" + (call.xmlWanted() ? "xml" : "json") + ";charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
