package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.Elements.each;
import static org.nextstephub.server.reference.Elements.extensions;
import static org.nextstephub.server.reference.Elements.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;

/** Steps M1 to M7. */
final class Agreements {

    private static final Set<String> SUPERSEDED = Set.of("renewed", "amended");
    private static final Set<String> OVER = Set.of("terminated", "revoked");

    private final List<JsonNode> contracts;
    private final LocalDate today;

    Agreements(List<? extends JsonNode> contracts, LocalDate today) {
        this.contracts = contracts.stream()
                .filter(contract -> !SUPERSEDED.contains(text(contract, "status")))
                .map(JsonNode.class::cast)
                .toList();
        this.today = today;
    }

    /** The first step that one of the agreements to be judged fails. */
    Optional<Reason> firstFault() {
        if (contracts.isEmpty()) {
            return Optional.of(Reason.MOU_MISSING);
        }
        Map<Reason, Predicate<JsonNode>> faults = new LinkedHashMap<>();
        faults.put(Reason.MOU_TERMINATED, contract -> OVER.contains(text(contract, "status")));
        faults.put(Reason.MOU_UNSIGNED, contract -> !isExecuted(contract) || !isSignedByBoth(contract));
        faults.put(Reason.MOU_SUSPENDED, this::isSuspended);
        faults.put(Reason.MOU_NOT_STARTED, contract -> !hasBegun(contract));
        faults.put(Reason.MOU_ENDED, this::isOver);
        faults.put(Reason.MOU_DIRECTION, contract -> !allows(contract, "direction", "clinical-to-peer"));
        faults.put(Reason.MOU_PROGRAMME, contract -> !allows(contract, "programme", "peer-support-transition"));
        List<JsonNode> judged = judged();
        return faults.entrySet().stream()
                .filter(fault -> judged.stream().anyMatch(fault.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Which Contract: all executed ones that cover today, else the nearest executed one, else the newest of the rest. */
    private List<JsonNode> judged() {
        List<JsonNode> executed = contracts.stream().filter(this::isExecuted).toList();
        List<JsonNode> covering = executed.stream()
                .filter(contract -> hasBegun(contract) && !isOver(contract))
                .toList();
        if (!covering.isEmpty()) {
            return covering;
        }
        List<JsonNode> begun = executed.stream().filter(this::hasBegun).toList();
        if (!begun.isEmpty()) {
            return latest(begun);
        }
        if (!executed.isEmpty()) {
            LocalDate earliest = executed.stream()
                    .map(this::start)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            return executed.stream()
                    .filter(contract -> start(contract).equals(earliest))
                    .toList();
        }
        return latest(contracts);
    }

    private List<JsonNode> latest(List<JsonNode> some) {
        LocalDate latest =
                some.stream().map(this::start).max(Comparator.naturalOrder()).orElseThrow();
        return some.stream().filter(contract -> start(contract).equals(latest)).toList();
    }

    private boolean isExecuted(JsonNode contract) {
        return text(contract, "status").equals("executed");
    }

    private boolean isSignedByBoth(JsonNode contract) {
        return Stream.of("GRANTOR", "GRANTEE").allMatch(role -> each(contract, "signer")
                .anyMatch(signer -> text(signer.path("type"), "code").equals(role)
                        && each(signer, "signature").findAny().isPresent()));
    }

    /** Whole local days; a start that is none never comes. */
    private LocalDate start(JsonNode contract) {
        return Moment.day(text(contract.path("applies"), "start")).orElse(LocalDate.MAX);
    }

    private boolean hasBegun(JsonNode contract) {
        return !start(contract).isAfter(today);
    }

    /** An end that is no whole day is as good as none, and an agreement without end is over. */
    private boolean isOver(JsonNode contract) {
        return Moment.day(text(contract.path("applies"), "end"))
                .map(end -> end.isBefore(today))
                .orElse(true);
    }

    /** A suspension without a readable end lasts until it is lifted; one without a readable start has begun. */
    private boolean isSuspended(JsonNode contract) {
        return extensions(contract, Canonical.EXT_MOU_SUSPENDED).anyMatch(suspension -> {
            JsonNode period = suspension.path("valuePeriod");
            boolean begun = Moment.day(text(period, "start"))
                    .map(start -> !start.isAfter(today))
                    .orElse(true);
            boolean lifted = Moment.day(text(period, "end"))
                    .map(end -> end.isBefore(today))
                    .orElse(false);
            return begun && !lifted;
        });
    }

    /** What the terms do not limit is allowed. */
    private boolean allows(JsonNode contract, String term, String code) {
        List<JsonNode> terms = extensions(contract, Canonical.EXT_AGREEMENT_TERMS)
                .flatMap(all -> extensions(all, term))
                .toList();
        return terms.isEmpty()
                || terms.stream().anyMatch(each -> text(each, "valueCode").equals(code));
    }
}
