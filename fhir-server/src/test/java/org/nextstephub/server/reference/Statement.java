package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.Elements.each;
import static org.nextstephub.server.reference.Elements.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nextstephub.profiles.Canonical;

/**
 * One Consent, with the words of section 1 for it.
 *
 * @param json the Consent
 * @param sent whether it came in the message; otherwise it is on file
 * @param url its fullUrl in the message, empty on file
 */
record Statement(JsonNode json, boolean sent, String url) {

    private static final Set<String> CATEGORIES = Set.of("IDSCL", "INFA", "OPTIN");

    String status() {
        return text(json, "status");
    }

    JsonNode root() {
        return json.path("provision");
    }

    private String rootType() {
        return text(root(), "type");
    }

    boolean isActive() {
        return status().equals("active");
    }

    boolean isPermit() {
        return isActive() && rootType().equals("permit");
    }

    boolean isRefusal() {
        return isActive() && rootType().equals("deny");
    }

    boolean isLifted() {
        return status().equals("inactive") && rootType().equals("deny");
    }

    boolean isNo() {
        return status().equals("rejected")
                || (status().equals("inactive") && !rootType().equals("deny"));
    }

    /** C3 without the refusals of other kinds. */
    boolean isAboutPrivacy() {
        return Elements.coded(json.path("scope"), Canonical.CONSENT_SCOPE, Set.of("patient-privacy"))
                && each(json, "category")
                        .anyMatch(category -> Elements.coded(category, Canonical.LOINC, Set.of("59284-0"))
                                || Elements.coded(category, Canonical.ACT_CODE, CATEGORIES));
    }

    Optional<Moment> given(Instant now) {
        return Moment.read(text(json, "dateTime")).filter(moment -> moment.usable(now));
    }

    /** Section 5, newer: an unusable dateTime ties, but a no without a usable one is newer than every permit. */
    boolean isNewerThan(Statement other, Instant now) {
        if (isNo() && given(now).isEmpty()) {
            return other.isPermit();
        }
        return given(now).isPresent()
                && other.given(now).isPresent()
                && given(now).get().isNewerThan(other.given(now).get());
    }

    /** Its identifiers that have both a system and a value. */
    Set<String> identifiers() {
        return each(json, "identifier")
                .map(References::identifier)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    boolean isTheSameConsentAs(Statement other) {
        return identifiers().stream().anyMatch(other.identifiers()::contains);
    }

    /** From the first instant of its start's unit; what is not stated is unlimited. */
    Instant begins() {
        return Moment.read(text(root().path("period"), "start"))
                .map(Moment::from)
                .orElse(Instant.MIN);
    }

    /** Up to, not including, the first instant after its end's unit; what is not stated is unlimited. */
    Instant ends() {
        return Moment.read(text(root().path("period"), "end"))
                .map(Moment::until)
                .orElse(Instant.MAX);
    }

    boolean isInItsPeriod(Instant now) {
        return !begins().isAfter(now) && now.isBefore(ends());
    }
}
