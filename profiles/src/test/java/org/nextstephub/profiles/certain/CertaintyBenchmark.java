package org.nextstephub.profiles.certain;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.nextstephub.profiles.ReferralBundles;
import org.nextstephub.profiles.validation.HubValidator;

/** What a message costs in the compiled check and in HAPI's validator, one thread: CPU time and memory allocated. */
public final class CertaintyBenchmark {

    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private CertaintyBenchmark() {}

    public static void main(String[] args) {
        int times = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        HubValidator validator = new HubValidator(FHIR);
        Judge judge = new Judge(validator);
        List<Bundle> messages = GoodMessages.all().stream()
                .map(sent -> parser().parseResource(Bundle.class, sent.json()))
                .toList();
        messages.forEach(message -> judgeAndLearn(validator, judge, message));
        List<Bundle> certain = messages.stream()
                .filter(message ->
                        validator.certainty().doubt(message, profile(message)).isEmpty())
                .toList();
        System.out.printf("certain %d of %d good messages%n", certain.size(), messages.size());
        measure("compiled check", certain, times * 50, message -> validator
                .certainty()
                .doubt(message, profile(message)));
        measure("HAPI's validator", certain, times, message -> judge.judge(message, profile(message)));
    }

    private static void judgeAndLearn(HubValidator validator, Judge judge, Bundle message) {
        if (judge.judge(message, profile(message)).spotless()) {
            validator.certainty().learn(message, profile(message));
        }
    }

    private static void measure(String name, List<Bundle> messages, int times, Consumer<Bundle> work) {
        run(messages, times, work);
        long allocated = THREAD.getCurrentThreadAllocatedBytes();
        long start = THREAD.getCurrentThreadCpuTime();
        run(messages, times, work);
        long nanos = THREAD.getCurrentThreadCpuTime() - start;
        System.out.printf(
                "%s: %.3f ms CPU, %d KiB a message%n",
                name, nanos / 1e6 / times, (THREAD.getCurrentThreadAllocatedBytes() - allocated) / 1024 / times);
    }

    private static void run(List<Bundle> messages, int times, Consumer<Bundle> work) {
        for (int time = 0; time < times; time++) {
            work.accept(messages.get(time % messages.size()));
        }
    }

    private static IParser parser() {
        return FHIR.newJsonParser().setOverrideResourceIdWithBundleEntryFullUrl(false);
    }

    private static String profile(Bundle message) {
        return message.getType() == BundleType.TRANSACTION ? ReferralBundles.TRANSACTION : ReferralBundles.MESSAGE;
    }
}
