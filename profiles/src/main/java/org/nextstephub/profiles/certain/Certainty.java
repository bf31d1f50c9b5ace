package org.nextstephub.profiles.certain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Says of a message with a referral that it is certainly right, or why it is in doubt. What it knows is compiled from the
 * definitions that HAPI's validator judges by, and learnt from that validator's verdicts. Thread-safe.
 */
public final class Certainty {

    private final Map<String, Blueprint> blueprints;
    private final ProvenCodes codes = new ProvenCodes();
    private final LongAdder certain = new LongAdder();
    private final LongAdder disagreements = new LongAdder();
    private final Map<Doubt, LongAdder> doubts = Arrays.stream(Doubt.values())
            .collect(Collectors.toUnmodifiableMap(doubt -> doubt, doubt -> new LongAdder()));
    private volatile boolean trusted;

    /**
     * Compiles the check.
     *
     * @param definitions the judge's own, by address
     * @param profiles of whole Bundles
     * @param judged types of entries whose findings count
     */
    public Certainty(
            Function<String, @Nullable StructureDefinition> definitions,
            List<String> profiles,
            Set<String> judged,
            List<Questionnaire> questionnaires) {
        this(definitions, profiles, judged, questionnaires, Certified.shipped());
    }

    Certainty(
            Function<String, @Nullable StructureDefinition> definitions,
            List<String> profiles,
            Set<String> judged,
            List<Questionnaire> questionnaires,
            Certified certified) {
        this.blueprints = new Draughtsman(definitions, judged).draw(profiles);
        this.trusted =
                Certified.present().equals(certified) && questionnaires.stream().allMatch(Answers::arePlainTo);
    }

    /** Empty when HAPI's validator, asked as the gate asks it, would find nothing that the gate counts. */
    public Optional<Doubt> doubt(Bundle bundle, String profile) {
        Doubt doubt = trusted ? asked(bundle, profile) : Doubt.OFF;
        if (doubt == null) {
            certain.increment();
        } else {
            Objects.requireNonNull(doubts.get(doubt)).increment();
        }
        return Optional.ofNullable(doubt);
    }

    /** What the check itself breaks on is HAPI's to judge. */
    private @Nullable Doubt asked(Bundle bundle, String profile) {
        try {
            return walk(bundle, profile, codes.asked());
        } catch (RuntimeException broken) {
            return Doubt.BROKEN;
        }
    }

    /** Remembers the codes of a message in which HAPI's validator found no error at all, counted by the gate or not. */
    public void learn(Bundle bundle, String profile) {
        walk(bundle, profile, codes.learning());
    }

    private @Nullable Doubt walk(Bundle bundle, String profile, ProvenCodes.Memory memory) {
        Blueprint blueprint = blueprints.get(profile);
        if (blueprint == null) {
            return Doubt.OFF;
        }
        return Links.of(bundle)
                .map(links -> new Walk(blueprints, links, memory))
                .map(walk -> walk.of(profile, bundle))
                .orElse(Optional.of(Doubt.REFERENCE))
                .orElse(null);
    }

    /** Whether it is asked at all: it was tried against this very validator and these definitions, and never proved wrong. */
    public boolean isOn() {
        return trusted;
    }

    /** HAPI's validator judges everything from now on. */
    public void switchOff() {
        trusted = false;
    }

    /** HAPI's validator found a fault in a message that was called right. */
    public void disagree() {
        disagreements.increment();
        switchOff();
    }

    /** How often HAPI's validator did not agree. */
    public long disagreements() {
        return disagreements.sum();
    }

    /** How many messages were certainly right. */
    public long certain() {
        return certain.sum();
    }

    /** How many were in doubt for a reason. */
    public long doubts(Doubt reason) {
        return Objects.requireNonNull(doubts.get(reason)).sum();
    }
}
