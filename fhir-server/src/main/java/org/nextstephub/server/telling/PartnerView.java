package org.nextstephub.server.telling;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Placer;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.store.rows.NoticeRows;
import org.nextstephub.server.store.rows.NoticeRows.Notice;
import org.springframework.stereotype.Component;

/**
 * What an agency sees of its referral at this moment: the last fact that may be told. What may not be told leaves no
 * trace, not even by its time.
 */
@Component
public class PartnerView {

    private final NoticeRows notices;
    private final Telling telling;
    private final FactRules rules;

    PartnerView(NoticeRows notices, Telling telling, FactRules rules) {
        this.notices = notices;
        this.telling = telling;
        this.rules = rules;
    }

    /**
     * A task that is the agency's to see: its referral's, or a question to it.
     *
     * @param placer the number of the referral
     */
    public record Held(Task task, Placer placer, Partner agency) {

        private String id() {
            return task.getIdElement().getIdPart();
        }
    }

    public Task of(Task held, Placer placer, Partner agency) {
        return of(List.of(new Held(held, placer, agency))).get(0);
    }

    /** Each as its agency sees it, in the same order. */
    public List<Task> of(List<Held> several) {
        List<Held> referrals = several.stream()
                .filter(held -> ReferralTask.isMain(held.task()))
                .toList();
        Map<String, List<Notice>> facts =
                notices.of(referrals.stream().map(Held::id).toList());
        return several.stream()
                .map(held -> ReferralTask.isMain(held.task())
                        ? ofMain(held, facts.getOrDefault(held.id(), List.of()), objections(held))
                        : PartnerTask.ofRequest(held.task(), held.placer(), held.agency()))
                .toList();
    }

    /**
     * A referral's task, where the consents are at hand.
     *
     * @param filed every consent on file about the person
     */
    public Task ofMain(Task task, Placer placer, Partner agency, List<Consent> filed) {
        Held held = new Held(task, placer, agency);
        String person = ReferralTask.personId(task);
        return ofMain(held, notices.of(held.id()), fact -> telling.objection(fact, agency, person, () -> filed));
    }

    private Function<Fact, Optional<String>> objections(Held held) {
        String person = ReferralTask.personId(held.task());
        return fact -> telling.objection(fact, held.agency(), person);
    }

    private Task ofMain(Held held, List<Notice> facts, Function<Fact, Optional<String>> objection) {
        return PartnerTask.of(held.task(), told(held.task(), facts, objection), held.placer(), held.agency());
    }

    private Told told(Task held, List<Notice> facts, Function<Fact, Optional<String>> objection) {
        Map<Fact.Group, Boolean> allowed = new EnumMap<>(Fact.Group.class);
        for (Notice notice : facts) {
            Fact fact = Fact.ofCode(notice.fact());
            if (fact.isAState()
                    && !rules.isOff(fact)
                    && allowed.computeIfAbsent(
                            rules.group(fact), group -> objection.apply(fact).isEmpty())) {
                return new Told(fact, notice.reason(), notice.happenedAt());
            }
        }
        return ReferralTask.isOver(held)
                ? new Told(
                        Fact.CLOSED,
                        PartnerTask.outward(held),
                        held.getLastModified().toInstant())
                : new Told(Fact.RECEIVED, "", received(held));
    }

    private static Instant received(Task held) {
        return held.getAuthoredOn().toInstant();
    }
}
