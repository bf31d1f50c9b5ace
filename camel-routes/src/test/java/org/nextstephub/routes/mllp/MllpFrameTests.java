package org.nextstephub.routes.mllp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MllpFrameTests {

    private static final byte[] MESSAGE = "MSH|^~\\&|É".getBytes(StandardCharsets.UTF_8);

    @Test
    void whatWasFramedIsReadAgain() throws IOException {
        assertThat(MllpFrame.read(new ByteArrayInputStream(MllpFrame.around(MESSAGE)), 100))
                .isEqualTo("MSH|^~\\&|É");
    }

    @Test
    void halfAFrameIsNone() {
        byte[] half = {MllpFrame.VT, 'M', 'S', 'H'};
        assertThatThrownBy(() -> MllpFrame.read(new ByteArrayInputStream(half), 100))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aFrameWithoutEndIsNotReadForEver() {
        assertThatThrownBy(() -> MllpFrame.read(new ByteArrayInputStream(MllpFrame.around(MESSAGE)), 5))
                .isInstanceOf(IOException.class);
    }
}
