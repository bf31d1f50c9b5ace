package org.nextstephub.server.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Every setting of the hub itself; {@code docs/operating.md} lists each with its default and meaning.
 *
 * @param mode demo makes its own partners, clients and keys; production refuses all of them
 * @param data folder of everything the hub keeps on disk
 * @param baseUrl the address under which clients reach the hub, without a path
 * @param administrators names of the first accounts, made while there is no administrator
 * @param keys folder with the secrets of the hub, which is only read then; absent: beside the data, made at first start
 * @param journal folder of the journal of withdrawals, which no restored backup may touch
 * @param restore whether the database was put back, so that every file of the journal must be at hand
 * @param clock a fixed instant for decisions; demonstrations and tests only
 * @param requestsAMinute of one client or person, or of an address from which somebody signs in
 * @param watch days after which a reason of the continuity watch needs a look, by its code
 * @param facts facts that are told less freely, by their code
 */
@ConfigurationProperties("nextstep")
public record HubSettings(
        @DefaultValue("production") Mode mode,
        @DefaultValue("./data") Path data,
        String baseUrl,
        @DefaultValue List<String> administrators,
        @Nullable Path keys,
        Path journal,
        @DefaultValue("false") boolean restore,
        @Nullable Instant clock,
        @DefaultValue("600") int requestsAMinute,
        @DefaultValue Database db,
        @DefaultValue Consent consent,
        @DefaultValue Content content,
        @DefaultValue Validation validation,
        @DefaultValue Tokens tokens,
        @DefaultValue Notices notices,
        @DefaultValue Map<String, Integer> watch,
        @DefaultValue Map<String, Facts> facts) {

    public HubSettings {
        administrators = List.copyOf(administrators);
        watch = Map.copyOf(watch);
        facts = Map.copyOf(facts);
    }

    /** A fact is told less freely than the programme tells it; no setting adds one. */
    public enum Facts {
        /** Never told. */
        OFF,
        /** Only with the person's consent to share back. */
        SHARE_BACK
    }

    /** Demo invents what production demands. */
    public enum Mode {
        DEMO,
        PRODUCTION
    }

    /**
     * @param url JDBC address of an external PostgreSQL; absent means the embedded one
     * @param durable false switches fsync off, for tests only
     * @param connections most at a time, of this hub
     * @param replicated whether what is acknowledged must be on a standby too
     * @param migrate whether the hub changes tables, only looks whether that was done, or does nothing else
     */
    public record Database(
            @Nullable String url,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("true") boolean durable,
            @DefaultValue("10") int connections,
            @DefaultValue("AUTO") Migrate migrate,
            @DefaultValue("false") boolean replicated) {

        /** Who brings the tables to this program's version: the hub itself, another before it, or it and then nothing. */
        public enum Migrate {
            AUTO,
            CHECK,
            ONLY
        }
    }

    /** @param certain whether messages that the compiled check is certain of are not shown to HAPI's validator */
    public record Validation(@DefaultValue("true") boolean certain) {}

    /** @param maxMonths longest period of a permit, counted from its start; 0 switches the cap off */
    public record Consent(@DefaultValue("12") int maxMonths) {}

    /**
     * @param healthNumber whether an Ontario health number is kept
     * @param minAge youngest age the programme accepts, in years; 0 switches the rule off
     * @param requireBirthDate whether a referral needs a birth date
     */
    public record Content(
            @DefaultValue("DROP") HealthNumber healthNumber,
            @DefaultValue("16") int minAge,
            @DefaultValue("true") boolean requireBirthDate) {
        public enum HealthNumber {
            DROP,
            KEEP
        }
    }

    /**
     * @param clients file with the registered clients and their public keys
     * @param signingKey file with the private key (JWK) that signs access tokens
     * @param issuer another token server whose tokens are taken too, as it names itself in them
     */
    public record Tokens(
            @Nullable Path clients,
            @Nullable Path signingKey,
            @Nullable URI issuer) {}

    /** @param pause before a notice that could not be delivered is tried again; each further one is twice as long */
    public record Notices(@DefaultValue("1m") Duration pause) {}

    public boolean demo() {
        return mode == Mode.DEMO;
    }

    public Optional<Instant> fixedClock() {
        return Optional.ofNullable(clock);
    }

    /** The FHIR base under which clients reach the hub. */
    public String fhirBase() {
        return baseUrl + "/fhir";
    }
}
