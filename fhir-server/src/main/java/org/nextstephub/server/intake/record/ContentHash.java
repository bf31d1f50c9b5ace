package org.nextstephub.server.intake.record;

import ca.uhn.fhir.context.FhirContext;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.nextstephub.profiles.ReferralBundles;
import org.nextstephub.server.intake.message.Message;
import org.springframework.stereotype.Component;

/** What a message says of the referral and the person, as a hash: without times and ids of transport. */
@Component
class ContentHash {

    private static final Pattern ADDRESS = Pattern.compile("urn:uuid:[0-9a-fA-F-]{36}");
    private static final Pattern ID = Pattern.compile("\"id\":\"[^\"]*\",?");

    private final FhirContext fhir;

    ContentHash(FhirContext fhir) {
        this.fhir = fhir;
    }

    String of(Message message) {
        StringBuilder said = new StringBuilder();
        message.bundle().getEntry().stream()
                .filter(entry ->
                        ReferralBundles.KEPT.contains(entry.getResource().fhirType()))
                .map(entry -> fhir.newJsonParser()
                        .setOverrideResourceIdWithBundleEntryFullUrl(false)
                        .encodeResourceToString(entry.getResource()))
                .map(text -> ID.matcher(ADDRESS.matcher(text).replaceAll("")).replaceAll(""))
                .sorted()
                .forEach(said::append);
        return DigestUtils.sha256Hex(said.toString());
    }
}
