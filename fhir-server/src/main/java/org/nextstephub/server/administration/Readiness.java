package org.nextstephub.server.administration;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.agreement.AgreementDays;
import org.nextstephub.server.agreement.AgreementDecision;
import org.nextstephub.server.agreement.AgreementPolicy;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.store.rows.ReceiptLog;
import org.nextstephub.server.token.client.HubClient;
import org.nextstephub.server.token.client.HubClients;
import org.springframework.stereotype.Component;

/** Can this agency send? The steps from its registration to its first accepted message, in the order in which they are done. */
@Component
class Readiness {

    /** A step on the way. */
    enum Need {
        REGISTERED,
        AGREEMENT,
        DOOR,
        WAY_IN,
        FIRST_MESSAGE;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param reason what is missing, or in which way it is there: a word of the documentation
     * @param day until when it holds, or when it happened
     */
    record Step(Need need, boolean done, String reason, Optional<LocalDate> day) {}

    /** @param organization id of its Organization */
    record OfPartner(String code, String organization, List<Step> steps) {}

    private static final int MOST_DAYS = 3660;

    private final PartnerRegistry registry;
    private final HubClients clients;
    private final ReceiptLog receipts;
    private final Clock clock;

    Readiness(PartnerRegistry registry, HubClients clients, ReceiptLog receipts, Clock clock) {
        this.registry = registry;
        this.clients = clients;
        this.receipts = receipts;
        this.clock = clock;
    }

    List<OfPartner> ofAll() {
        List<HubClient> active =
                clients.all().stream().filter(HubClient::active).toList();
        Map<String, Instant> accepted = receipts.lastAccepted();
        return registry.all().stream()
                .filter(partner -> !partner.code().equals(Canonical.PSSEO))
                .sorted(Comparator.comparing(Partner::code))
                .map(partner ->
                        new OfPartner(partner.code(), partner.organizationId(), steps(partner, active, accepted)))
                .toList();
    }

    private List<Step> steps(Partner partner, List<HubClient> clients, Map<String, Instant> accepted) {
        return List.of(
                new Step(
                        Need.REGISTERED,
                        partner.active(),
                        partner.active() ? "active" : "not-active",
                        Optional.empty()),
                agreement(partner),
                new Step(
                        Need.DOOR,
                        !partner.doors().isEmpty(),
                        partner.doors().isEmpty() ? "no-endpoint" : "endpoint",
                        Optional.empty()),
                wayIn(partner, clients),
                firstMessage(Optional.ofNullable(accepted.get(partner.code()))));
    }

    private Step agreement(Partner partner) {
        Instant now = clock.instant();
        AgreementDecision judged = AgreementPolicy.decide(partner.agreements(), "clinical-to-peer", now);
        Optional<LocalDate> until = Optional.of(AgreementDays.left(partner.agreements(), now, MOST_DAYS))
                .filter(days -> judged.inForce() && days < MOST_DAYS)
                .map(days -> LocalDate.ofInstant(now, TimeSpan.TORONTO).plusDays(days - 1L));
        return new Step(Need.AGREEMENT, judged.inForce(), judged.reason().code(), until);
    }

    /** By a system of its own, or by the hub's routes, which must speak for it. */
    private static Step wayIn(Partner partner, List<HubClient> clients) {
        boolean own = speaks(clients, "partner", partner);
        boolean routes = speaks(clients, "intake", partner);
        String reason = own ? "own-client" : routes ? "routes" : "no-client";
        return new Step(Need.WAY_IN, own || routes, reason, Optional.empty());
    }

    private static boolean speaks(List<HubClient> clients, String role, Partner partner) {
        return clients.stream()
                .anyMatch(client ->
                        client.role().equals(role) && client.partners().contains(partner.code()));
    }

    private static Step firstMessage(Optional<Instant> last) {
        return new Step(
                Need.FIRST_MESSAGE,
                last.isPresent(),
                last.isPresent() ? "accepted" : "none-accepted",
                last.map(at -> LocalDate.ofInstant(at, TimeSpan.TORONTO)));
    }
}
