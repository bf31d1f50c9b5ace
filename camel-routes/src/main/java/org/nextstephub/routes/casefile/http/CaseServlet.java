package org.nextstephub.routes.casefile.http;

import org.nextstephub.routes.casefile.answer.AnswerText;
import org.nextstephub.routes.casefile.answer.CaseAnswer;
import org.nextstephub.routes.casefile.answer.RowAnswer;
import org.nextstephub.routes.casefile.contract.Hint;
import org.nextstephub.routes.casefile.contract.RowFault;
import org.nextstephub.routes.casefile.intake.CaseIntake;
import org.nextstephub.routes.casefile.intake.CaseRun;
import org.nextstephub.routes.casefile.reading.CaseFile;
import org.nextstephub.routes.casefile.reading.CaseFormat;
import org.nextstephub.routes.casefile.reading.Mappings;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hub.HubUnavailable;
import org.nextstephub.routes.hub.PartnerDirectory;
import org.nextstephub.routes.hub.RegisteredPartner;

/**
 * {@code POST /intake/v1/referrals}: a case file in the body, its answer in the body of the response. Who calls is told by
 * the hub's gate in front of it, which has checked the token; without its word nobody is served.
 */
public final class CaseServlet extends HttpServlet {

    public static final String PATH = "/intake/v1/referrals";

    /** Partner code that the access token stands for. */
    public static final String PARTNER = "nextstep.partner";

    /** Set when the Idempotency-Key was used before with another body. */
    static final String KEY_CONFLICT = "nextstep.key-conflict";

    private static final String DOOR = "http-intake";
    private static final int MOST_INFLATION = 100;

    private final transient PartnerDirectory partners;
    private final transient CaseIntake intake;
    private final transient Mappings mappings;
    private final transient Clock clock;
    private final transient Throttle throttle;
    private final transient Map<String, Keyed> running = new ConcurrentHashMap<>();

    /** A request under a key that is being worked on. */
    private static final class Keyed {
        private volatile @Nullable CaseRun run;
    }

    /** The request is answered with this, and not worked on. */
    private static final class Refused extends Exception {
        private final int status;
        private final transient RowFault fault;

        Refused(int status, Issue issue, Optional<Hint> hint) {
            super(issue.hubCode());
            this.status = status;
            this.fault = RowFault.ofFile(issue, "", hint);
        }
    }

    public CaseServlet(PartnerDirectory partners, CaseIntake intake, Mappings mappings, Clock clock, Throttle throttle) {
        this.partners = partners;
        this.intake = intake;
        this.mappings = mappings;
        this.clock = clock;
        this.throttle = throttle;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String language = "en";
        try {
            RegisteredPartner partner = partner(request);
            language = partner.option("language", language);
            Optional<Throttle.Pass> pass = throttle.enter(partner.code());
            if (pass.isEmpty()) {
                response.setHeader("Retry-After", "10");
                response.setStatus(429);
                return;
            }
            try (Throttle.Pass entered = pass.get()) {
                serve(request, response, partner);
            }
        } catch (Refused refused) {
            write(response, refused.status, CaseRun.unread(refused.fault, clock), language);
        } catch (HubUnavailable away) {
            RowFault retry = RowFault.ofFile(Issue.RETRY, "", Optional.of(Hint.AGAIN));
            write(response, 503, CaseRun.unread(retry, clock), language);
        }
    }

    private RegisteredPartner partner(HttpServletRequest request) throws Refused {
        return Optional.ofNullable(request.getAttribute(PARTNER))
                .flatMap(code -> partners.find(code.toString()))
                .filter(partner -> partner.doors().containsKey(DOOR))
                .orElseThrow(() -> new Refused(403, Issue.PARTNER, Optional.empty()));
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, RegisteredPartner partner)
            throws IOException, Refused {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            throw new Refused(405, Issue.FORMAT, Optional.of(Hint.POST));
        }
        CaseFile file = new CaseFile("", format(request), body(request)).mappedBy(mappings.of(partner.code()));
        Optional<String> key = key(request);
        if (key.isEmpty()) {
            write(response, intake.answer(file, partner, List.of(), run -> {}), partner);
            return;
        }
        if (request.getAttribute(KEY_CONFLICT) != null) {
            throw new Refused(409, Issue.DUP_CONFLICT, Optional.of(Hint.EVENT_ID));
        }
        serveOnce(partner.code() + " " + key.get(), file, response, partner);
    }

    private void serveOnce(String key, CaseFile file, HttpServletResponse response, RegisteredPartner partner)
            throws IOException {
        Keyed mine = new Keyed();
        Keyed other = running.putIfAbsent(key, mine);
        if (other != null) {
            response.setHeader("Retry-After", "10");
            CaseRun run = Optional.ofNullable(other.run).orElseGet(() -> new CaseRun(file, List.of(), clock));
            write(response, 202, run.soFar(), partner.option("language", "en"));
            return;
        }
        try {
            write(response, intake.answer(file, partner, List.of(), run -> mine.run = run), partner);
        } finally {
            running.remove(key);
        }
    }

    private static CaseFormat format(HttpServletRequest request) throws Refused {
        String type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
        boolean utf8 = !type.contains("charset=") || type.matches(".*charset=\"?utf-8\"?\\s*(;.*)?");
        return CaseFormat.ofMediaType(type.replaceFirst(";.*", "").strip())
                .filter(format -> utf8)
                .orElseThrow(() -> new Refused(415, Issue.FORMAT, Optional.of(Hint.MEDIA_TYPE)));
    }

    private static Optional<String> key(HttpServletRequest request) throws Refused {
        Optional<String> key = Optional.ofNullable(request.getHeader("Idempotency-Key"));
        if (key.isPresent() && !key.get().matches("[!-~]{1,128}")) {
            throw new Refused(400, Issue.FORMAT, Optional.of(Hint.IDEMPOTENCY_KEY));
        }
        return key;
    }

    private static byte[] body(HttpServletRequest request) throws IOException, Refused {
        String encoding =
                Optional.ofNullable(request.getHeader("Content-Encoding")).orElse("identity");
        byte[] sent = limited(request.getInputStream(), CaseFormat.MOST_BYTES);
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "identity" -> sent;
            case "gzip" -> inflated(sent);
            default -> throw new Refused(415, Issue.FORMAT, Optional.of(Hint.MEDIA_TYPE));
        };
    }

    private static byte[] inflated(byte[] sent) throws Refused {
        int most = (int) Math.min(CaseFormat.MOST_BYTES, (long) sent.length * MOST_INFLATION);
        try (InputStream plain = new GZIPInputStream(new java.io.ByteArrayInputStream(sent))) {
            return limited(plain, most);
        } catch (IOException notGzip) {
            throw new Refused(400, Issue.FORMAT, Optional.of(Hint.MEDIA_TYPE));
        }
    }

    private static byte[] limited(InputStream in, int most) throws IOException, Refused {
        byte[] content = in.readNBytes(most + 1);
        if (content.length > most) {
            throw new Refused(413, Issue.LIMIT, Optional.of(Hint.SIZE));
        }
        return content;
    }

    private static void write(HttpServletResponse response, CaseAnswer answer, RegisteredPartner partner)
            throws IOException {
        write(response, status(answer), answer, partner.option("language", "en"));
    }

    /** A refused row is an answer, not a fault of transport. */
    private static int status(CaseAnswer answer) {
        return switch (answer.outcome()) {
            case RUNNING -> 202;
            case INCOMPLETE -> 503;
            case ANSWERED -> answer.size() > 0 && answer.count(RowAnswer.Outcome.INVALID) == answer.size() ? 422 : 200;
            case REFUSED ->
                answer.faults().stream().anyMatch(fault -> fault.issue().equals(Optional.of(Issue.LIMIT))) ? 413 : 400;
        };
    }

    private static void write(HttpServletResponse response, int status, CaseAnswer answer, String language)
            throws IOException {
        byte[] body = AnswerText.json(answer, language);
        response.setStatus(status);
        if (status == 503) {
            response.setHeader("Retry-After", "30");
        }
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
