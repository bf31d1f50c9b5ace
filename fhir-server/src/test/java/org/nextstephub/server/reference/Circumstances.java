package org.nextstephub.server.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything a decision rests on. The caller is always lakeshore-hospital and the recipient Peer Support South East
 * Ontario. A consent on file names the registry's records as {@code Organization/o-<partner code>} and the person as its
 * own {@code patient} does.
 *
 * @param bundle the message or transaction
 * @param onFile consents held for the person
 * @param agreements the Contracts of the two
 * @param watermark the instant of the last withdrawal
 * @param now the clock
 * @param known whether the person's records are held
 */
public record Circumstances(
        ObjectNode bundle,
        List<ObjectNode> onFile,
        List<ObjectNode> agreements,
        Optional<Instant> watermark,
        Instant now,
        boolean known) {

    public Circumstances {
        onFile = List.copyOf(onFile);
        agreements = List.copyOf(agreements);
    }

    /** The same, sharing no tree with this one. */
    public Circumstances copy() {
        return new Circumstances(
                bundle.deepCopy(),
                onFile.stream().map(ObjectNode::deepCopy).toList(),
                agreements.stream().map(ObjectNode::deepCopy).toList(),
                watermark,
                now,
                known);
    }
}
