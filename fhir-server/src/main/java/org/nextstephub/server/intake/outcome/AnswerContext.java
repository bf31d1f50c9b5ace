package org.nextstephub.server.intake.outcome;

import java.util.Optional;
import org.nextstephub.profiles.MessageKey;
import org.nextstephub.profiles.Placer;
import org.nextstephub.server.intake.message.Event;

/**
 * What an answer to a message that was not stored may refer to.
 *
 * @param headerId id of the message that is answered
 * @param key the sender's key of the message
 * @param partner partner code, or empty when it was not recognised
 * @param test the message is of the test lane
 */
public record AnswerContext(
        Optional<Event> event,
        Optional<String> headerId,
        Optional<MessageKey> key,
        String partner,
        String language,
        boolean strictHttp,
        boolean transaction,
        Optional<Placer> placer,
        boolean test,
        String receipt) {

    public static AnswerContext unknown() {
        return new AnswerContext(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                "en",
                false,
                false,
                Optional.empty(),
                false,
                "");
    }

    /** The same of a partner that was recognised. */
    public AnswerContext of(String recognised) {
        return new AnswerContext(
                event, headerId, key, recognised, language, strictHttp, transaction, placer, test, receipt);
    }

    public AnswerContext withReceipt(String number) {
        return new AnswerContext(
                event, headerId, key, partner, language, strictHttp, transaction, placer, test, number);
    }
}
