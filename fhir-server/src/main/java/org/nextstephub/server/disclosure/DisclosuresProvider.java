package org.nextstephub.server.disclosure;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Callers;
import org.nextstephub.server.access.Sight;
import org.nextstephub.server.access.answer.PlainAnswer;
import org.nextstephub.server.audit.AccessAudit;
import org.nextstephub.server.disclosure.Disclosures.Item;
import org.nextstephub.server.store.HubProvider;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * {@code Patient/[id]/$disclosures}: what was shared about a person, for that person, as FHIR or as a page to print
 * ({@code Accept: text/html}), in English or French.
 */
@Component
public class DisclosuresProvider implements HubProvider {

    private final Disclosures disclosures;
    private final HubStore store;
    private final Sight sight;
    private final ITemplateEngine pages;

    DisclosuresProvider(Disclosures disclosures, HubStore store, Sight sight, ITemplateEngine pages) {
        this.disclosures = disclosures;
        this.store = store;
        this.sight = sight;
        this.pages = pages;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return Patient.class;
    }

    @Operation(name = "$disclosures", idempotent = true, manualResponse = true)
    public void disclosures(
            @IdParam IdType id,
            @OperationParam(name = "start") @Nullable StringParam start,
            @OperationParam(name = "end") @Nullable StringParam end,
            @OperationParam(name = "language") @Nullable StringParam language,
            ServletRequestDetails request)
            throws IOException {
        Caller caller = Callers.of(request.getServletRequest()).orElseThrow();
        boolean visible = store.find(Patient.class, id.getIdPart())
                .flatMap(held -> sight.shown(caller, held))
                .isPresent();
        if (!visible) {
            throw new PlainAnswer(404, IssueType.NOTFOUND, "Not found");
        }
        String person = "Patient/" + id.getIdPart();
        Sentences words = Sentences.in(language == null ? "en" : language.getValue());
        List<Item> items = disclosures.of(person, day(start), day(end), words);
        store.record(List.of(AccessAudit.read(caller, person, disclosures.now())));
        String accept = Optional.ofNullable(request.getServletRequest().getHeader("Accept"))
                .orElse("");
        if (accept.contains("text/html")) {
            write(request.getServletResponse(), "text/html", page(items, words));
        } else if (accept.contains("xml")) {
            write(
                    request.getServletResponse(),
                    "application/fhir+xml",
                    request.getFhirContext().newXmlParser().encodeResourceToString(bundle(items, words)));
        } else {
            write(
                    request.getServletResponse(),
                    "application/fhir+json",
                    request.getFhirContext().newJsonParser().encodeResourceToString(bundle(items, words)));
        }
    }

    private static Optional<LocalDate> day(@Nullable StringParam value) {
        try {
            return Optional.ofNullable(value).map(given -> LocalDate.parse(given.getValue()));
        } catch (DateTimeParseException unreadable) {
            throw new PlainAnswer(400, IssueType.VALUE, "start and end are days, such as 2026-11-22");
        }
    }

    private static Bundle bundle(List<Item> items, Sentences words) {
        Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
        bundle.setLanguage(words.language());
        items.forEach(item ->
                bundle.addEntry().setFullUrl(IdType.newRandomUuid().getValue()).setResource(event(item, words)));
        return bundle;
    }

    /** When, what kind and who; addresses and numbers of messages are not the person's concern. */
    private static AuditEvent event(Item item, Sentences words) {
        AuditEvent event = new AuditEvent()
                .setType(item.event().getType())
                .setSubtype(item.event().getSubtype())
                .setAction(item.event().getAction())
                .setRecorded(item.event().getRecorded())
                .setOutcome(item.event().getOutcome())
                .setSource(item.event().getSource());
        event.addAgent().setWho(new Reference().setDisplay(item.agency())).setRequestor(true);
        event.setLanguage(words.language());
        event.getText().setStatus(NarrativeStatus.GENERATED);
        event.getText().getDiv().addTag("p").addText(item.sentence());
        return event;
    }

    private String page(List<Item> items, Sentences words) {
        LocalDate today =
                ZonedDateTime.ofInstant(disclosures.now(), TimeSpan.TORONTO).toLocalDate();
        List<String> sentences = items.stream().map(Item::sentence).toList();
        return pages.process(
                "disclosures",
                new Context(
                        Locale.ROOT,
                        Map.of(
                                "language", words.language(),
                                "title", words.say("title"),
                                "intro", words.say("intro", words.day(today)),
                                "sentences", sentences.isEmpty() ? List.of(words.say("nothing")) : sentences,
                                "rights", words.say("rights"))));
    }

    private static void write(HttpServletResponse response, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type + ";charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
