package org.nextstephub.server.sight;

import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.server.partner.PartnerRegistry;
import org.springframework.stereotype.Component;

/** Whose staff somebody is: peer support's own are registered, an agency's come with its referrals. */
@Component
class OwnStaff {

    private final PartnerRegistry registry;

    OwnStaff(PartnerRegistry registry) {
        this.registry = registry;
    }

    String organization() {
        return "Organization/" + registry.peerOrganizationId();
    }

    /** Who of an agency referred somebody: seen with that referral, and nowhere else. */
    boolean isOfAnAgency(Resource stored) {
        return stored instanceof PractitionerRole role
                && !organization().equals(role.getOrganization().getReference());
    }
}
