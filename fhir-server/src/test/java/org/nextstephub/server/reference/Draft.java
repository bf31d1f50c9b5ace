package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.Elements.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.nextstephub.profiles.Canonical;

/** Circumstances while they are being made: the good baseline, which mutations change. */
final class Draft {

    private final SplittableRandom random;
    private final ObjectNode bundle;
    private final ObjectNode template;
    private final List<ObjectNode> onFile = new ArrayList<>();
    private final List<ObjectNode> contracts = new ArrayList<>();
    private Optional<Instant> watermark = Optional.empty();
    private Instant now;
    private boolean known;
    private boolean transaction;
    private int made;

    Draft(ObjectNode baseline, SplittableRandom random) {
        this.random = random;
        bundle = (ObjectNode) baseline.get("bundle");
        contracts.add((ObjectNode) baseline.get("contracts").get(0));
        now = CaseFormat.read(baseline).now();
        template = sent().get(0).deepCopy();
        known = chance(40);
    }

    Circumstances finished() {
        onFile.forEach(new Stored(entries())::rewrite);
        numberOnce();
        Stream.concat(sent().stream(), onFile.stream())
                .filter(consent -> consent.path("provision").isObject()
                        && consent.path("provision").isEmpty())
                .forEach(consent -> consent.remove("provision"));
        if (transaction) {
            entries().remove(0);
            bundle.put("type", "transaction");
            entries().forEach(entry -> ((ObjectNode) entry)
                    .putObject("request")
                    .put("method", "POST")
                    .put("url", entry.at("/resource/resourceType").asText()));
        }
        return new Circumstances(
                bundle, onFile, CaseFormat.contracts(contracts), watermark, now, known || !onFile.isEmpty());
    }

    /** The store keeps one version under a number; only refusals may lie beside each other. */
    private void numberOnce() {
        Set<JsonNode> taken = new HashSet<>();
        Set<JsonNode> ofRefusals = new HashSet<>();
        for (ObjectNode consent : onFile) {
            boolean refusal = consent.at("/status").asText().equals("active")
                    && consent.at("/provision/type").asText().equals("deny");
            boolean beside = refusal && ofRefusals.contains(consent.get("identifier"));
            if (consent.has("identifier") && !taken.add(consent.get("identifier")) && !beside) {
                number(consent, "F-" + taken.size());
                taken.add(consent.get("identifier"));
            }
            if (refusal && consent.has("identifier")) {
                ofRefusals.add(consent.get("identifier"));
            }
        }
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    final <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    ObjectNode bundle() {
        return bundle;
    }

    ArrayNode entries() {
        return (ArrayNode) bundle.get("entry");
    }

    List<ObjectNode> contracts() {
        return contracts;
    }

    ObjectNode addContract() {
        ObjectNode contract = contracts.get(0).deepCopy();
        contracts.add(random.nextInt(contracts.size() + 1), contract);
        return contract;
    }

    void watermark(String instant) {
        watermark = Optional.of(Instant.parse(instant));
    }

    void now(String instant) {
        now = Instant.parse(instant);
    }

    void asTransaction() {
        transaction = true;
    }

    void known() {
        known = true;
    }

    /** All resources of a type in the message. */
    List<ObjectNode> resources(String type) {
        return StreamSupport.stream(entries().spliterator(), false)
                .map(entry -> (ObjectNode) entry.get("resource"))
                .filter(resource -> text(resource, "resourceType").equals(type))
                .toList();
    }

    /** The first of its type, which the baseline has. */
    ObjectNode resource(String type) {
        return resources(type).get(0);
    }

    List<ObjectNode> sent() {
        return resources("Consent");
    }

    /** Some consent, mostly the first of the message. */
    ObjectNode consent() {
        List<ObjectNode> all = new ArrayList<>(sent());
        all.addAll(onFile);
        return all.isEmpty() || chance(15)
                ? addConsent()
                : all.get(chance(60) ? all.size() - 1 : random.nextInt(all.size()));
    }

    /** Adds a consent to the message, with a number of its own and given at some time. */
    ObjectNode addConsent() {
        ObjectNode consent = another();
        add(consent);
        return consent;
    }

    /** Adds a consent to what is on file. */
    ObjectNode file() {
        ObjectNode consent = another();
        toStored(consent);
        onFile.add(random.nextInt(onFile.size() + 1), consent);
        return consent;
    }

    private ObjectNode another() {
        ObjectNode consent = template.deepCopy();
        made++;
        number(consent, "C-" + (made + 1));
        consent.put("dateTime", Times.given(this));
        return consent;
    }

    static void number(ObjectNode consent, String number) {
        consent.set(
                "identifier",
                Json.array(Json.identifier(Canonical.partnerNaming("lakeshore-hospital", "consent"), number)));
    }

    private static void toStored(ObjectNode consent) {
        consent.set("patient", Json.object("{reference: 'Patient/77'}"));
        consent.set("performer", Json.node("[{reference: 'Patient/77'}]"));
        consent.set("organization", Json.node("[{reference: 'Organization/o-lakeshore-hospital'}]"));
        consent.set("sourceReference", Json.object("{reference: 'DocumentReference/55'}"));
        ((ObjectNode) consent.at("/provision/actor/0"))
                .set("reference", Json.object("{reference: 'Organization/o-psseo'}"));
    }

    boolean isOnFile(ObjectNode consent) {
        return onFile.stream().anyMatch(each -> each == consent);
    }

    /** Adds an entry; answers its address. */
    String add(ObjectNode resource) {
        String url =
                "urn:uuid:00000000-0000-4000-8000-%012d".formatted(entries().size());
        ObjectNode entry = entries().insertObject(1 + random.nextInt(entries().size()));
        entry.put("fullUrl", url).set("resource", resource);
        return url;
    }

    /** The address of the first entry of a type. */
    String url(String type) {
        return url(resource(type));
    }

    String url(JsonNode resource) {
        return StreamSupport.stream(entries().spliterator(), false)
                .filter(entry -> entry.get("resource") == resource)
                .map(entry -> text(entry, "fullUrl"))
                .findFirst()
                .orElseThrow();
    }
}
