package org.nextstephub.server.telling;

import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Notice;
import org.nextstephub.profiles.Placer;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.pathway.ReferralCodes;
import org.nextstephub.server.pathway.ReferralNumbers;
import org.nextstephub.server.pathway.ReferralTask;

/**
 * The only form in which an agency sees a task (profile {@code nextstep-partner-task}): no person, no free text, no peer
 * supporter. It shows a fact that may be told, and when that came to be; not what happened since.
 */
final class PartnerTask {

    /** What a partner is told of a reason; one that is not here is told as it is. */
    private static final Map<String, String> OUTWARD = Map.of(
            "not-suitable", "not-taken-up",
            "person-declined", "not-taken-up",
            "no-contact-made", "not-taken-up",
            "person-paused", "paused",
            "consent-withdrawn", "closed",
            "consent-expired", "closed",
            "ended-by-agreement", "closed");

    private static final Set<String> SENDERS_OWN = Set.of("withdrawn-by-sender", "recorded-in-error");

    private PartnerTask() {}

    /** The reason as the agency is told it; the word closed if there is no reason. */
    static String outward(Task task) {
        String reason = task.getStatusReason().getCodingFirstRep().getCode();
        return reason == null ? "closed" : OUTWARD.getOrDefault(reason, reason);
    }

    /** The referral's task, showing a fact. */
    static Task of(Task task, Told told, Placer placer, Partner agency) {
        Task view = view(task, placer, told);
        boolean completed = task.getStatus() == TaskStatus.COMPLETED && told.fact() == Fact.CLOSED;
        view.setGroupIdentifier(task.getGroupIdentifier())
                .setStatus(completed ? TaskStatus.COMPLETED : status(told, agency))
                .setRequester(Partner.named(agency.code()))
                .setOwner(Partner.named(Canonical.PSSEO));
        if (!told.fact().business().isEmpty()) {
            view.setBusinessStatus(ReferralCodes.businessStatus(told.fact().business()));
        }
        if (!told.reason().isEmpty() && !completed) {
            view.setStatusReason(ReferralCodes.statusReason(told.reason()));
        }
        if (told.fact().group() == Fact.Group.TRANSITION) {
            ReferralTask.copyShared(task, view);
        }
        return view;
    }

    /** Ocean shows a receiver's cancelled as declined, and knows no other end by it: it is told so from the start. */
    private static TaskStatus status(Told told, Partner agency) {
        boolean endedHere = told.fact() == Fact.CLOSED && !SENDERS_OWN.contains(told.reason());
        return endedHere && "ocean".equals(agency.options().get("profile"))
                ? TaskStatus.REJECTED
                : told.fact().status();
    }

    /** A question to the agency: what is asked for, and of which referral. */
    static Task ofRequest(Task request, Placer placer, Partner agency) {
        Told asked =
                new Told(Fact.INFORMATION_NEEDED, "", request.getLastModified().toInstant());
        Task view = view(request, placer, asked);
        view.getMeta().getProfile().clear();
        view.getMeta().addProfile(Canonical.profile("nextstep-rfi-task"));
        return view.setStatus(request.getStatus())
                .setBusinessStatus(ReferralCodes.businessStatus("awaiting-information"))
                .setDescription(Notice.INFORMATION_NEEDED.text(agency.language()))
                .setInput(request.getInput())
                .setRequester(Partner.named(Canonical.PSSEO))
                .setOwner(Partner.named(agency.code()));
    }

    private static Task view(Task task, Placer placer, Told told) {
        Task view = new Task();
        view.setId(task.getIdElement().toUnqualifiedVersionless());
        view.getMeta().setLastUpdated(Date.from(told.at())).addProfile(Canonical.profile("nextstep-partner-task"));
        return view.addBasedOn(ReferralNumbers.basedOn(placer.system(), placer.value()))
                .setIntent(Task.TaskIntent.ORDER)
                .setCode(task.getCode())
                .setAuthoredOnElement(task.getAuthoredOnElement())
                .setLastModified(Date.from(told.at()));
    }
}
