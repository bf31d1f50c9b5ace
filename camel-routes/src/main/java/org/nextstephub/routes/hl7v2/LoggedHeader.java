package org.nextstephub.routes.hl7v2;

import java.util.List;
import java.util.function.Function;
import org.nextstephub.profiles.SenderWords;
import org.nextstephub.routes.hl7v2.reading.Kind;
import org.nextstephub.routes.hl7v2.reading.Msh;
import org.nextstephub.routes.hub.PartnerDirectory;
import org.nextstephub.routes.hub.RegisteredPartner;

/**
 * A header as the log may hold it: applications and facilities that are registered and messages that the door takes as
 * they are, of anything else a hash.
 */
final class LoggedHeader {

    private final PartnerDirectory partners;
    private final SenderWords words;

    LoggedHeader(PartnerDirectory partners, SenderWords words) {
        this.partners = partners;
        this.words = words;
    }

    String of(Msh msh) {
        String type = msh.type() + "^" + msh.trigger();
        return "application=%s facility=%s type=%s id=%s"
                .formatted(
                        code(msh.application(), RegisteredPartner::applications),
                        code(msh.facility(), RegisteredPartner::facilities),
                        Kind.of(msh).isPresent() ? type : words.hash(type),
                        words.hash(msh.controlId()));
    }

    private String code(String sent, Function<RegisteredPartner, List<String>> registered) {
        boolean known = partners.lastKnown().stream().map(registered).anyMatch(codes -> codes.contains(sent));
        return known ? sent : words.hash(sent);
    }
}
