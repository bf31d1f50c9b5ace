package org.nextstephub.routes.hl7v2;

import java.util.Optional;
import org.nextstephub.routes.hl7v2.reading.Msh;
import org.nextstephub.routes.hub.HubUnavailable;
import org.nextstephub.routes.hub.PartnerDirectory;
import org.nextstephub.routes.hub.Peer;
import org.nextstephub.routes.hub.RefusedPeers;
import org.nextstephub.routes.hub.RefusedPeers.Why;
import org.nextstephub.routes.hub.RegisteredPartner;

/** Who sends on a connection, and whom it may speak for; whoever may not is reported. */
record Senders(PartnerDirectory partners, RefusedPeers refused) {

    /** Whether a connection belongs to no partner. While the registry is away, this cannot be told. */
    boolean isStranger(Peer peer) {
        try {
            boolean known = peer.isKnown(partners.active().toList());
            if (!known) {
                refused.refused(Why.STRANGER, peer.address());
            }
            return !known;
        } catch (HubUnavailable away) {
            return false;
        }
    }

    /** The partner that a header names, if this connection may speak for it. */
    Optional<RegisteredPartner> of(Msh msh, Peer peer) {
        Optional<RegisteredPartner> named = partners.find(msh.application(), msh.facility());
        Optional<RegisteredPartner> sender = named.filter(peer::maySpeakFor);
        if (named.isPresent() && sender.isEmpty()) {
            refused.refused(Why.OTHER_PARTNER, peer.address());
        }
        return sender;
    }

    /** Code of the partner that a frame names, if the connection proves to be that partner's. */
    Optional<String> proven(byte[] frame, Peer peer) {
        try {
            return Msh.read(frame)
                    .flatMap(msh -> partners.find(msh.application(), msh.facility()))
                    .filter(peer::proves)
                    .map(RegisteredPartner::code);
        } catch (HubUnavailable away) {
            return Optional.empty();
        }
    }
}
