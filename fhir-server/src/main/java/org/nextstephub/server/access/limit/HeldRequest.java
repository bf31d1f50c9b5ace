package org.nextstephub.server.access.limit;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body was read once, to be judged, and can be read again. */
public final class HeldRequest extends HttpServletRequestWrapper {

    private final byte[] body;

    private HeldRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /** Reads the body of the request, under its limits of size and time. */
    public static HeldRequest of(HttpServletRequest request) throws IOException {
        return request instanceof HeldRequest held
                ? held
                : new HeldRequest(request, request.getInputStream().readAllBytes());
    }

    /** The body; not to be changed. */
    public byte[] body() {
        return body;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Held(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class Held extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Held(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("read at once");
        }
    }
}
