package org.nextstephub.server.token.bearer;

import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** What the token of a request costs before the database is asked: with its signature verified each time, and once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class TokenBenchmark {

    private static final String HUB = "https://hub.example";

    private String token;
    private JwtDecoder eachTime;
    private JwtDecoder once;

    @Setup
    public void sign() {
        ECKey key = SignedTokens.key("own");
        token = SignedTokens.by(key, claims -> claims.issuer(HUB)
                .audience(HUB + "/fhir")
                .claim("client_id", "somebody")
                .claim("role", "desk")
                .claim("partners", List.of())
                .claim("scope", "system/Task.rus system/Patient.rs")
                .expirationTime(Date.from(Instant.now().plusSeconds(3600))));
        eachTime = decoder(key, new DefaultJWSVerifierFactory());
        once = decoder(key, new KnownSignatures());
    }

    private static JwtDecoder decoder(ECKey key, JWSVerifierFactory signatures) {
        return ResourceServerConfiguration.own(
                new ImmutableJWKSet<>(new JWKSet(key)),
                signatures,
                ResourceServerConfiguration.forUs(HUB, HUB + "/fhir"));
    }

    @Benchmark
    public Jwt eachTime() {
        return eachTime.decode(token);
    }

    @Benchmark
    public Jwt once() {
        return once.decode(token);
    }
}
