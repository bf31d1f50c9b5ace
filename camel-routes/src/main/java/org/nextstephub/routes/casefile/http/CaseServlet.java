package org.nextstephub.routes.casefile.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.contract.Hint;
import org.nextstephub.routes.casefile.contract.RowFault;
import org.nextstephub.routes.casefile.intake.CaseIntake;
import org.nextstephub.routes.casefile.intake.CaseRun;
import org.nextstephub.routes.casefile.reading.CaseFile;
import org.nextstephub.routes.casefile.reading.Mappings;
import org.nextstephub.routes.hub.HubUnavailable;
import org.nextstephub.routes.hub.PartnerDirectory;
import org.nextstephub.routes.hub.RegisteredPartner;

/**
 * {@code POST /intake/v1/referrals}: a case file in the body, its answer in the body of the response. The hub's gate in front
 * of it has checked the access token and says who calls; without that nobody is served.
 */
public final class CaseServlet extends HttpServlet {

    public static final String PATH = "/intake/v1/referrals";

    /** Request attribute: code of the partner that the access token stands for. */
    static final String PARTNER = "nextstep.partner";

    /** Request attribute: the Idempotency-Key was used before with another body. */
    static final String KEY_CONFLICT = "nextstep.key-conflict";

    private static final String DOOR = "http-intake";

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

    public CaseServlet(
            PartnerDirectory partners, CaseIntake intake, Mappings mappings, Clock clock, Throttle throttle) {
        this.partners = partners;
        this.intake = intake;
        this.mappings = mappings;
        this.clock = clock;
        this.throttle = throttle;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CaseResponse answer = new CaseResponse(response);
        String language = "en";
        try {
            RegisteredPartner partner = partner(request);
            language = language(partner);
            serveInTurn(request, answer, partner);
        } catch (RefusedRequest refused) {
            answer.write(refused.status(), CaseRun.unread(refused.fault(), clock), language);
        } catch (HubUnavailable away) {
            RowFault retry = RowFault.ofFile(Issue.RETRY, "", Optional.of(Hint.AGAIN));
            answer.write(503, CaseRun.unread(retry, clock), language);
        }
    }

    private RegisteredPartner partner(HttpServletRequest request) throws RefusedRequest {
        return Optional.ofNullable(request.getAttribute(PARTNER))
                .flatMap(code -> partners.find(code.toString()))
                .filter(partner -> partner.doors().containsKey(DOOR))
                .orElseThrow(() -> new RefusedRequest(403, Issue.PARTNER));
    }

    private static String language(RegisteredPartner partner) {
        return partner.option("language", "en");
    }

    private void serveInTurn(HttpServletRequest request, CaseResponse answer, RegisteredPartner partner)
            throws IOException, RefusedRequest {
        Optional<Throttle.Pass> pass = throttle.enter(partner.code());
        if (pass.isEmpty()) {
            answer.writeTooMany();
            return;
        }
        try (Throttle.Pass entered = pass.get()) {
            serve(request, answer, partner);
        }
    }

    private void serve(HttpServletRequest request, CaseResponse answer, RegisteredPartner partner)
            throws IOException, RefusedRequest {
        if (!request.getMethod().equals("POST")) {
            answer.response().setHeader("Allow", "POST");
            throw new RefusedRequest(405, Issue.FORMAT, Hint.POST);
        }
        CaseRequest sent = new CaseRequest(request);
        CaseFile file = sent.file().mappedBy(mappings.of(partner.code()));
        Optional<String> key = sent.key();
        if (key.isEmpty()) {
            answer.write(intake.answer(file, partner, List.of(), run -> {}), language(partner));
            return;
        }
        if (request.getAttribute(KEY_CONFLICT) != null) {
            throw new RefusedRequest(409, Issue.DUP_CONFLICT, Hint.EVENT_ID);
        }
        serveOnce(partner.code() + " " + key.get(), file, answer, partner);
    }

    private void serveOnce(String key, CaseFile file, CaseResponse answer, RegisteredPartner partner)
            throws IOException {
        Keyed mine = new Keyed();
        Keyed other = running.putIfAbsent(key, mine);
        if (other != null) {
            answer.retryAfter(10);
            CaseRun run = Optional.ofNullable(other.run).orElseGet(() -> new CaseRun(file, List.of(), clock));
            answer.write(202, run.soFar(), language(partner));
            return;
        }
        try {
            answer.write(intake.answer(file, partner, List.of(), run -> mine.run = run), language(partner));
        } finally {
            running.remove(key);
        }
    }
}
