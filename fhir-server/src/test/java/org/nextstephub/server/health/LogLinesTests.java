package org.nextstephub.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Lines for people and lines for machines say the same, and neither quotes an exception. */
@ExtendWith(OutputCaptureExtension.class)
class LogLinesTests {

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void sayTheMessageAndNothingOfAnException(String form, CapturedOutput printed) throws JoranException {
        LoggerContext logging = new LoggerContext();
        logging.setMDCAdapter(MDC.getMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(logging);
        configurator.doConfigure(new ByteArrayInputStream(("<configuration><include resource=\"log-" + form
                        + ".xml\"/><root level=\"INFO\"><appender-ref ref=\"console\"/></root></configuration>")
                .getBytes(StandardCharsets.UTF_8)));
        MDC.put("correlation", "c-1");
        try {
            logging.getLogger("org.nextstephub.test")
                    .warn("message receipt={}\nsize={}", "R-1", 12, new IllegalStateException("Tremblay"));
        } finally {
            MDC.clear();
            logging.stop();
        }

        assertThat(printed.getOut().strip().lines()).hasSize(1);
        assertThat(printed)
                .contains("message receipt=R-1")
                .contains("size=12")
                .contains("WARN")
                .contains("c-1")
                .doesNotContain("Tremblay")
                .doesNotContain("IllegalState");
    }
}
