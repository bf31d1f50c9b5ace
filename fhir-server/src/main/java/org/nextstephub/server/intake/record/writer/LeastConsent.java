package org.nextstephub.server.intake.record.writer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Consent;
import org.nextstephub.profiles.Canonical;

/** What is kept of a consent: all that decides, and of a file the hash. */
final class LeastConsent {

    private static final Set<String> EXTENSIONS =
            Set.of(Canonical.EXT_CONSENT_DIRECTION, Canonical.EXT_CONSENT_MODE, Canonical.EXT_DECISION_AUTHORITY);

    private LeastConsent() {}

    static Consent of(Consent sent) {
        Consent kept = sent.copy();
        kept.setText(null);
        kept.setMeta(null);
        kept.setId((String) null);
        kept.setVerification(null);
        kept.getProvision().setAction(null);
        if (kept.getSource() instanceof Attachment file) {
            kept.setSource(new Attachment().setTitle(file.getTitle()).setHash(fingerprint(file)));
        }
        kept.setExtension(new ArrayList<>());
        KeptExtensions.copy(sent, kept, EXTENSIONS);
        return kept;
    }

    /** The hash of a file that shows the consent: as it was sent, else of the file or of its address. */
    private static byte[] fingerprint(Attachment file) {
        if (file.hasHash() || !(file.hasData() || file.hasUrl())) {
            return file.getHash();
        }
        return DigestUtils.sha256(
                file.hasData() ? file.getData() : file.getUrl().getBytes(StandardCharsets.UTF_8));
    }
}
