package org.nextstephub.server.consent;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentDataMeaning;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.consent.Statement.Exemption;
import org.nextstephub.server.consent.Statement.Kind;
import org.nextstephub.server.consent.Statement.Span;

/** Reads a Consent (profile {@code nextstep-consent}); what it cannot evaluate it reports, and never guesses at. */
final class StatementReader {

    private static final Set<String> EXEMPTION_ACTORS = Set.of("Organization", "Practitioner", "PractitionerRole");

    private final Question question;
    private final Terms terms;

    StatementReader(Question question, Terms terms) {
        this.question = question;
        this.terms = terms;
    }

    Statement read(Candidate candidate) {
        Consent consent = candidate.consent();
        ProvisionComponent root = consent.getProvision();
        Kind kind = kind(consent);
        Optional<String> discloser = discloser(consent);
        Set<String> recipients = actors(root, kind == Kind.REFUSAL);
        Optional<Direction> direction = direction(consent, discloser, recipients);
        Span period = span(root.getPeriod());
        return new Statement(
                candidate,
                kind,
                understood(consent, kind, direction, period),
                TimeSpan.of(consent.getDateTimeElement()).filter(TimeSpan::atLeastDay),
                direction,
                discloser,
                period,
                recipients,
                !root.hasActor(),
                purposes(root),
                root.getProvision().stream().map(this::exemption).toList());
    }

    private static Kind kind(Consent consent) {
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

    private boolean understood(Consent consent, Kind kind, Optional<Direction> direction, Span period) {
        ProvisionComponent root = consent.getProvision();
        return direction.isPresent()
                && consent.getOrganization().size() == 1
                && hasRegisteredWording(consent, direction.get())
                && !consent.hasPolicyRule()
                && consent.getVerification().stream().allMatch(Consent.ConsentVerificationComponent::getVerified)
                && root.getType() != null
                && hasOnlyEvaluableParts(root)
                && !root.hasData()
                && (kind == Kind.PERMIT ? permitIsEvaluable(root) : refusalIsEvaluable(root))
                && isEvaluable(root.getPeriod(), period);
    }

    private boolean hasRegisteredWording(Consent consent, Direction direction) {
        return consent.getPolicy().size() == 1
                && consent.getPolicyFirstRep().getUri() != null
                && direction == terms.wordings().get(consent.getPolicyFirstRep().getUri());
    }

    private static boolean hasOnlyEvaluableParts(ProvisionComponent provision) {
        return !provision.hasDataPeriod()
                && !provision.hasSecurityLabel()
                && !provision.hasClass_()
                && !provision.hasCode();
    }

    private boolean permitIsEvaluable(ProvisionComponent root) {
        return toleratedAction(root)
                && (!terms.demands().period()
                        || (root.getPeriod().hasStart() && root.getPeriod().hasEnd()))
                && root.getActor().stream().allMatch(StatementReader::isRecipientRole)
                && root.getProvision().stream().allMatch(this::exemptionIsEvaluable);
    }

    private boolean refusalIsEvaluable(ProvisionComponent root) {
        return !root.hasAction() && !root.hasProvision() && actorsAndPurposesAreEvaluable(root);
    }

    private boolean exemptionIsEvaluable(ProvisionComponent nested) {
        return nested.getType() == ConsentProvisionType.DENY
                && !nested.hasProvision()
                && !nested.hasPeriod()
                && !nested.hasAction()
                && hasOnlyEvaluableParts(nested)
                && actorsAndPurposesAreEvaluable(nested)
                && nested.getActor().stream().allMatch(actor -> question.records()
                        .findEither(actor.getReference())
                        .filter(entry -> EXEMPTION_ACTORS.contains(entry.type()))
                        .isPresent())
                && nested.getData().stream().allMatch(StatementReader::dataIsEvaluable);
    }

    private boolean actorsAndPurposesAreEvaluable(ProvisionComponent provision) {
        return provision.getActor().stream()
                        .allMatch(actor -> isRecipientRole(actor)
                                && question.records()
                                        .findEither(actor.getReference())
                                        .isPresent())
                && provision.getPurpose().stream()
                        .allMatch(purpose -> Canonical.ACT_REASON.equals(purpose.getSystem()) && purpose.hasCode());
    }

    private static boolean dataIsEvaluable(Consent.provisionDataComponent data) {
        return (data.getMeaning() == ConsentDataMeaning.INSTANCE || data.getMeaning() == ConsentDataMeaning.RELATED)
                && (data.getReference().hasReference() || data.getReference().hasIdentifier());
    }

    /** Ontario's Consent names an action in the root of a permit; access or disclose is what we do anyway. */
    private static boolean toleratedAction(ProvisionComponent root) {
        return !root.hasAction()
                || root.getAction().stream()
                        .flatMap(action -> action.getCoding().stream())
                        .anyMatch(coding -> Set.of("access", "disclose").contains(coding.getCode()));
    }

    private static boolean isRecipientRole(provisionActorComponent actor) {
        return actor.getRole().getCoding().stream().anyMatch(StatementReader::isRecipient)
                && actor.getRole().getCoding().stream().allMatch(StatementReader::isRecipient);
    }

    private static boolean isRecipient(Coding coding) {
        return Canonical.PARTICIPATION.equals(coding.getSystem()) && "IRCP".equals(coding.getCode());
    }

    private static boolean isEvaluable(Period period, Span span) {
        boolean read = period.hasStart() == span.start().isPresent()
                && period.hasEnd() == span.end().isPresent();
        boolean ordered = span.start().isEmpty()
                || span.end().isEmpty()
                || span.start().get().start().isBefore(span.end().get().end());
        return read && ordered;
    }

    private static Span span(Period period) {
        return new Span(TimeSpan.of(period.getStartElement()), TimeSpan.of(period.getEndElement()));
    }

    private Optional<String> discloser(Consent consent) {
        return consent.getOrganization().size() == 1
                ? question.records()
                        .find(consent.getOrganizationFirstRep())
                        .map(Records.Entry::key)
                        .or(() -> Optional.of("unknown"))
                : Optional.empty();
    }

    /** As stated; where nothing is stated, from who discloses to whom, if that is plain. */
    private Optional<Direction> direction(Consent consent, Optional<String> discloser, Set<String> recipients) {
        List<Extension> stated = consent.getExtensionsByUrl(Canonical.EXT_CONSENT_DIRECTION);
        if (!stated.isEmpty()) {
            return stated.size() == 1 && stated.get(0).getValue() instanceof PrimitiveType<?> code
                    ? Direction.ofCode(code.getValueAsString())
                    : Optional.empty();
        }
        if (!terms.demands().direction()) {
            return Optional.of(question.direction());
        }
        String peer = "Organization/" + Canonical.PSSEO;
        if (discloser.isEmpty() || recipients.isEmpty()) {
            return Optional.empty();
        }
        boolean peerDiscloses = discloser.get().equals(peer);
        boolean peerReceives = recipients.contains(peer);
        if (peerDiscloses == peerReceives) {
            return Optional.empty();
        }
        return Optional.of(peerReceives ? Direction.CLINICAL_TO_PEER : Direction.PEER_TO_CLINICAL);
    }

    private Set<String> actors(ProvisionComponent provision, boolean either) {
        return provision.getActor().stream()
                .map(provisionActorComponent::getReference)
                .map(reference -> key(reference, either).orElse("unknown"))
                .collect(toSet());
    }

    private Optional<String> key(Reference reference, boolean either) {
        return (either
                        ? question.records().findEither(reference)
                        : question.records().find(reference))
                .map(Records.Entry::key);
    }

    private static Set<String> purposes(ProvisionComponent provision) {
        return provision.getPurpose().stream()
                .filter(purpose -> Canonical.ACT_REASON.equals(purpose.getSystem()))
                .map(Coding::getCode)
                .collect(toSet());
    }

    private Exemption exemption(ProvisionComponent nested) {
        return new Exemption(
                nested.hasActor(),
                actors(nested, true),
                nested.hasPurpose(),
                purposes(nested),
                nested.hasData(),
                data(nested, ConsentDataMeaning.INSTANCE),
                data(nested, ConsentDataMeaning.RELATED));
    }

    private Set<String> data(ProvisionComponent nested, ConsentDataMeaning meaning) {
        return nested.getData().stream()
                .filter(data -> data.getMeaning() == meaning)
                .map(data -> key(data.getReference(), true).orElse("unknown"))
                .collect(toSet());
    }

    /** A privacy consent of the kinds this policy judges, or a refusal of any kind that names the recipient. */
    boolean counts(Candidate candidate) {
        Consent consent = candidate.consent();
        if (consent.getStatus() == ConsentState.ACTIVE
                && consent.getProvision().getType() == ConsentProvisionType.DENY
                && actors(consent.getProvision(), true).contains(question.recipient())) {
            return true;
        }
        return hasCoding(consent.getScope(), Canonical.CONSENT_SCOPE, "patient-privacy")
                && consent.getCategory().stream()
                        .anyMatch(category -> hasCoding(category, Canonical.LOINC, "59284-0")
                                || hasCoding(category, Canonical.ACT_CODE, "IDSCL")
                                || hasCoding(category, Canonical.ACT_CODE, "INFA")
                                || hasCoding(category, Canonical.ACT_CODE, "OPTIN"));
    }

    private static boolean hasCoding(CodeableConcept concept, String system, String code) {
        return concept.getCoding().stream()
                .anyMatch(coding -> system.equals(coding.getSystem()) && code.equals(coding.getCode()));
    }
}
