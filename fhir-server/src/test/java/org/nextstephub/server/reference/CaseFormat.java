package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.Elements.each;
import static org.nextstephub.server.reference.Elements.extensions;
import static org.nextstephub.server.reference.Elements.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.nextstephub.profiles.Canonical;

/**
 * The files in {@code src/test/resources/gate}: one question each, with agreements in a short form ({@code status},
 * {@code start}, {@code end}, {@code signers}, {@code suspended}, {@code directions}, {@code programmes}).
 */
public final class CaseFormat {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String SIGNER_TYPES = "http://terminology.hl7.org/CodeSystem/contractsignertypecodes";

    private CaseFormat() {}

    public static Circumstances read(JsonNode file) {
        return new Circumstances(
                (ObjectNode) file.get("bundle"),
                objects(file.path("on_file")),
                contracts(objects(file.path("contracts"))),
                Optional.of(text(file, "watermark"))
                        .filter(text -> !text.isEmpty())
                        .map(CaseFormat::instant),
                instant(text(file, "now")),
                file.path("known").asBoolean());
    }

    public static ObjectNode write(Circumstances circumstances) {
        ObjectNode file = JSON.objectNode();
        file.put("now", circumstances.now().toString());
        file.put("watermark", circumstances.watermark().map(Instant::toString).orElse(null));
        file.put("known", circumstances.known());
        ArrayNode contracts = file.putArray("contracts");
        circumstances.agreements().forEach(contract -> contracts.add(shortForm(contract)));
        ArrayNode onFile = file.putArray("on_file");
        circumstances.onFile().forEach(onFile::add);
        file.set("bundle", circumstances.bundle());
        return file;
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static List<ObjectNode> objects(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(ObjectNode.class::cast)
                .toList();
    }

    /** FHIR Contracts from the short form; the later one begins, the higher its version. */
    static List<ObjectNode> contracts(List<ObjectNode> shortForms) {
        List<String> starts = shortForms.stream()
                .map(each -> text(each, "start"))
                .distinct()
                .sorted()
                .toList();
        List<ObjectNode> contracts = new ArrayList<>();
        for (ObjectNode each : shortForms) {
            contracts.add(contract(each, "MOU-" + (contracts.size() + 1), starts.indexOf(text(each, "start")) + 1));
        }
        return contracts;
    }

    private static ObjectNode contract(ObjectNode shortForm, String number, int version) {
        ObjectNode contract = JSON.objectNode().put("resourceType", "Contract");
        ArrayNode extensions = JSON.arrayNode();
        each(shortForm, "suspended").forEach(period -> extensions
                .addObject()
                .put("url", Canonical.EXT_MOU_SUSPENDED)
                .set("valuePeriod", period));
        ArrayNode terms = JSON.arrayNode();
        each(shortForm, "directions").forEach(code -> term(terms, "direction", code));
        each(shortForm, "programmes").forEach(code -> term(terms, "programme", code));
        if (!terms.isEmpty()) {
            extensions.addObject().put("url", Canonical.EXT_AGREEMENT_TERMS).set("extension", terms);
        }
        if (!extensions.isEmpty()) {
            contract.set("extension", extensions);
        }
        contract.putArray("identifier").addObject().put("system", Canonical.MOU).put("value", number);
        contract.put("version", String.valueOf(version));
        contract.put("status", text(shortForm, "status"));
        ObjectNode applies = JSON.objectNode();
        Stream.of("start", "end")
                .filter(end -> !text(shortForm, end).isEmpty())
                .forEach(end -> applies.put(end, text(shortForm, end)));
        if (!applies.isEmpty()) {
            contract.set("applies", applies);
        }
        ArrayNode signers = JSON.arrayNode();
        each(shortForm, "signers").forEach(signer -> signers.add(signer(signer)));
        if (!signers.isEmpty()) {
            contract.set("signer", signers);
        }
        return contract;
    }

    private static void term(ArrayNode terms, String url, JsonNode code) {
        terms.addObject().put("url", url).put("valueCode", code.asText());
    }

    private static ObjectNode signer(JsonNode shortForm) {
        ObjectNode signer = JSON.objectNode();
        signer.putObject("type").put("system", SIGNER_TYPES).put("code", text(shortForm, "role"));
        if (shortForm.path("sig").asBoolean()) {
            signer.putArray("signature").addObject().putObject("who").put("display", "A. Example");
        }
        return signer;
    }

    private static ObjectNode shortForm(JsonNode contract) {
        ObjectNode shortForm = JSON.objectNode().put("status", text(contract, "status"));
        Stream.of("start", "end")
                .forEach(end -> each(contract.path("applies"), end).forEach(value -> shortForm.set(end, value)));
        ArrayNode signers = shortForm.putArray("signers");
        each(contract, "signer").forEach(signer -> signers.addObject()
                .put("role", text(signer.path("type"), "code"))
                .put("sig", signer.has("signature")));
        ArrayNode suspended = shortForm.putArray("suspended");
        extensions(contract, Canonical.EXT_MOU_SUSPENDED)
                .flatMap(extension -> each(extension, "valuePeriod"))
                .forEach(suspended::add);
        codes(contract, "direction", shortForm.putArray("directions"));
        codes(contract, "programme", shortForm.putArray("programmes"));
        return shortForm;
    }

    private static void codes(JsonNode contract, String term, ArrayNode into) {
        extensions(contract, Canonical.EXT_AGREEMENT_TERMS)
                .flatMap(terms -> extensions(terms, term))
                .forEach(extension -> into.add(text(extension, "valueCode")));
    }
}
