package org.nextstephub.server.consent;

import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.DateTimeType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one decision costs, with one consent and with ten: one in the message and the rest on file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class DecisionBenchmark {

    @Param({"1", "10"})
    public int candidates;

    private Cases cases;
    private Question question;

    @org.openjdk.jmh.annotations.Setup
    public void gather() {
        cases = Cases.baseline();
        for (int i = 1; i < candidates; i++) {
            var older = Cases.permit("C-old-" + i);
            older.setDateTimeElement(new DateTimeType("2026-0" + (1 + i % 9) + "-03T10:00:00-05:00"));
            cases.file(older);
        }
        question = cases.question();
        if (!decide().permitted()) {
            throw new IllegalStateException("the case is meant to be permitted: " + cases.reason());
        }
    }

    @Benchmark
    public ConsentDecision decide() {
        return ConsentPolicy.decide(question, cases.candidates, cases.watermark, cases.now, Cases.TERMS);
    }
}
