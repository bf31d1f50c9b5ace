package org.nextstephub.server.report;

import java.util.Locale;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Canonical;

/** The names that one client's rows have for persons and records; another client gets others. */
final class Pseudonyms {

    private static final String SYSTEM = Canonical.naming("reporting-pseudonym");

    /** Set before what is known of somebody who withdrew, so that such a pseudonym is on none of the person's other rows. */
    private static final String WITHDRAWN = "withdrawn|";

    private final byte[] secret;
    private final String client;

    Pseudonyms(byte[] secret, String client) {
        this.secret = secret.clone();
        this.client = client;
    }

    /** 26 characters of base32. */
    String of(String id) {
        byte[] sum = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret).hmac(client + "|" + id);
        return new Base32().encodeToString(sum).substring(0, 26).toLowerCase(Locale.ROOT);
    }

    String ofWithdrawn(String id) {
        return of(WITHDRAWN + id);
    }

    Reference of(Reference stored) {
        return reference(of(id(stored)));
    }

    Reference ofWithdrawn(Reference stored) {
        return reference(ofWithdrawn(id(stored)));
    }

    private static String id(Reference stored) {
        return stored.getReference().replaceAll("^.*/", "");
    }

    private static Reference reference(String pseudonym) {
        return new Reference().setIdentifier(new Identifier().setSystem(SYSTEM).setValue(pseudonym));
    }
}
