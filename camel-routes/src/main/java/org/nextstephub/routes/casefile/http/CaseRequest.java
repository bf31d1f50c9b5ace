package org.nextstephub.routes.casefile.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.contract.Hint;
import org.nextstephub.routes.casefile.reading.CaseFile;
import org.nextstephub.routes.casefile.reading.CaseFormat;

/** What a request says: the file in its body, by its media type and content encoding, and its Idempotency-Key. */
record CaseRequest(HttpServletRequest request) {

    private static final int MAX_INFLATION = 100;

    CaseFile file() throws IOException, RefusedRequest {
        return new CaseFile("", format(), body());
    }

    Optional<String> key() throws RefusedRequest {
        Optional<String> key = Optional.ofNullable(request.getHeader("Idempotency-Key"));
        if (key.isPresent() && !key.get().matches("[!-~]{1,128}")) {
            throw new RefusedRequest(400, Issue.FORMAT, Hint.IDEMPOTENCY_KEY);
        }
        return key;
    }

    private CaseFormat format() throws RefusedRequest {
        String type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
        boolean utf8 = !type.contains("charset=") || type.matches(".*charset=\"?utf-8\"?\\s*(;.*)?");
        return CaseFormat.ofMediaType(type.replaceFirst(";.*", "").strip())
                .filter(format -> utf8)
                .orElseThrow(() -> new RefusedRequest(415, Issue.FORMAT, Hint.MEDIA_TYPE));
    }

    private byte[] body() throws IOException, RefusedRequest {
        String encoding =
                Optional.ofNullable(request.getHeader("Content-Encoding")).orElse("identity");
        byte[] sent = limited(request.getInputStream(), CaseFormat.MAX_BYTES);
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "identity" -> sent;
            case "gzip" -> inflated(sent);
            default -> throw new RefusedRequest(415, Issue.FORMAT, Hint.MEDIA_TYPE);
        };
    }

    private static byte[] inflated(byte[] sent) throws RefusedRequest {
        int most = (int) Math.min(CaseFormat.MAX_BYTES, (long) sent.length * MAX_INFLATION);
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            return limited(plain, most);
        } catch (IOException notGzip) {
            throw new RefusedRequest(400, Issue.FORMAT, Hint.MEDIA_TYPE);
        }
    }

    private static byte[] limited(InputStream in, int most) throws IOException, RefusedRequest {
        byte[] content = in.readNBytes(most + 1);
        if (content.length > most) {
            throw new RefusedRequest(413, Issue.LIMIT, Hint.SIZE);
        }
        return content;
    }
}
