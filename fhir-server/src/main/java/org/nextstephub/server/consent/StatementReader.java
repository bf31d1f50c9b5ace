package org.nextstephub.server.consent;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentDataMeaning;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.consent.Statement.Kind;
import org.nextstephub.server.consent.Statement.Proof;
import org.nextstephub.server.consent.Statement.Span;

/**
 * Reads a Consent (profile {@code nextstep-consent}) into what it says.
 *
 * <p>How its references are read follows from what it is: a permit must name without contradiction, everything else is
 * heard by either way of naming.
 */
final class StatementReader {

    /** How far the clocks of sender and hub may be apart. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Question question;
    private final Terms terms;
    private final Instant latest;
    private final Comprehension comprehension;

    StatementReader(Question question, Terms terms, Instant now) {
        this.question = question;
        this.terms = terms;
        this.latest = now.plus(AHEAD);
        this.comprehension = new Comprehension(question.records(), terms);
    }

    Statement read(Candidate candidate) {
        Consent consent = candidate.consent();
        ProvisionComponent root = consent.getProvision();
        Kind kind = kind(consent);
        Function<Reference, Named> naming =
                kind == Kind.PERMIT ? question.records()::proven : question.records()::either;
        Optional<Named> discloser = discloser(consent, naming);
        List<Named> recipients = actors(root, naming);
        Optional<Direction> direction = direction(consent, discloser, recipients);
        Span period = span(root.getPeriod());
        return new Statement(
                candidate,
                kind,
                comprehension.understands(consent, kind, direction, period),
                given(consent),
                direction,
                discloser,
                period,
                recipients,
                purposes(root),
                root.getProvision().stream().map(this::exemption).toList(),
                new Proof(
                        Named.identities(
                                consent.getPerformer().stream().map(naming).toList()),
                        evidence(consent, naming)));
    }

    static Kind kind(Consent consent) {
        boolean denies = consent.getProvision().getType() == ConsentProvisionType.DENY;
        if (consent.getStatus() == null) {
            return Kind.INVALID;
        }
        return switch (consent.getStatus()) {
            case ACTIVE -> denies ? Kind.REFUSAL : Kind.PERMIT;
            case INACTIVE -> denies ? Kind.LIFTED : Kind.WITHDRAWN;
            case REJECTED -> Kind.REJECTED;
            case DRAFT, PROPOSED -> Kind.PENDING;
            default -> Kind.INVALID;
        };
    }

    /** To the day or finer, and not ahead. */
    private Optional<TimeSpan> given(Consent consent) {
        return TimeSpan.of(consent.getDateTimeElement())
                .filter(TimeSpan::atLeastDay)
                .filter(given -> !given.start().isAfter(latest));
    }

    private static Span span(Period period) {
        return new Span(TimeSpan.of(period.getStartElement()), TimeSpan.of(period.getEndElement()));
    }

    private static Optional<Named> discloser(Consent consent, Function<Reference, Named> naming) {
        List<Reference> stated = consent.getOrganization().stream()
                .filter(Comprehension::namesSomething)
                .toList();
        return stated.size() == 1 ? Optional.of(naming.apply(stated.get(0))) : Optional.empty();
    }

    private static List<Named> actors(ProvisionComponent provision, Function<Reference, Named> naming) {
        return provision.getActor().stream()
                .map(Consent.provisionActorComponent::getReference)
                .map(naming)
                .toList();
    }

    /** As stated; where nothing is stated, from who discloses to whom, if that is plain. */
    private Optional<Direction> direction(Consent consent, Optional<Named> discloser, List<Named> recipients) {
        List<Extension> stated = consent.getExtensionsByUrl(Canonical.EXT_CONSENT_DIRECTION);
        if (!stated.isEmpty()) {
            return stated.size() == 1 && stated.get(0).getValue() instanceof CodeType code
                    ? Direction.ofCode(code.getCode())
                    : Optional.empty();
        }
        if (!terms.demands().direction()) {
            return Optional.of(question.direction());
        }
        return discloser.flatMap(from -> plainDirection(from, recipients));
    }

    private static Optional<Direction> plainDirection(Named discloser, List<Named> recipients) {
        String peer = "Organization/" + Canonical.PSSEO;
        boolean known = discloser.isOnly(Found::isOrganization)
                && recipients.stream().anyMatch(named -> named.isOnly(Found::isOrganization));
        boolean peerDiscloses = discloser.names(peer);
        boolean peerReceives = recipients.stream().anyMatch(named -> named.names(peer));
        if (!known || peerDiscloses == peerReceives) {
            return Optional.empty();
        }
        return Optional.of(peerReceives ? Direction.CLINICAL_TO_PEER : Direction.PEER_TO_CLINICAL);
    }

    private static Set<String> purposes(ProvisionComponent provision) {
        return provision.getPurpose().stream()
                .filter(purpose -> Canonical.ACT_REASON.equals(purpose.getSystem()))
                .map(Coding::getCode)
                .filter(Objects::nonNull)
                .collect(toUnmodifiableSet());
    }

    private static Set<String> evidence(Consent consent, Function<Reference, Named> naming) {
        if (consent.getSource() instanceof Attachment file) {
            return Stream.of(
                            file.getUrl(),
                            file.getDataElement().getValueAsString(),
                            file.getHashElement().getValueAsString())
                    .map(String::valueOf)
                    .collect(toUnmodifiableSet());
        }
        return consent.getSource() instanceof Reference reference
                ? naming.apply(reference).identity()
                : Set.of();
    }

    private Exemption exemption(ProvisionComponent nested) {
        return new Exemption(
                Optional.of(actors(nested, question.records()::either))
                        .filter(stated -> !nested.getActor().isEmpty()),
                Optional.of(purposes(nested))
                        .filter(stated -> !nested.getPurpose().isEmpty()),
                Optional.of(new Exemption.Data(
                                data(nested, ConsentDataMeaning.INSTANCE), data(nested, ConsentDataMeaning.RELATED)))
                        .filter(stated -> !nested.getData().isEmpty()));
    }

    private List<Named> data(ProvisionComponent nested, ConsentDataMeaning meaning) {
        return nested.getData().stream()
                .filter(data -> data.getMeaning() == meaning)
                .map(data -> question.records().either(data.getReference()))
                .toList();
    }

    /** A privacy consent of the kinds this policy judges, or a refusal of any kind that names the recipient. */
    boolean counts(Candidate candidate) {
        Consent consent = candidate.consent();
        boolean refusesTheRecipient = kind(consent) == Kind.REFUSAL
                && actors(consent.getProvision(), question.records()::either).stream()
                        .anyMatch(named -> named.names(question.recipient()));
        return refusesTheRecipient || comprehension.isAPrivacyConsent(consent);
    }
}
