package org.nextstephub.server.console.administration.partner;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Endpoint.EndpointStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Ask;
import org.nextstephub.server.console.form.Done;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Field.Option;
import org.nextstephub.server.console.form.Form;

/** A door of an agency: how it is told what happens, or where its case files come in. */
final class Reach extends OfAgency {

    static final String ACT = "reach";

    private static final String STANDARD = "http://terminology.hl7.org/CodeSystem/endpoint-connection-type";
    private static final String OWN = Canonical.codeSystem("ns-connection-type");
    private static final Map<String, String> SYSTEMS =
            Map.of("hl7-fhir-msg", STANDARD, "hl7v2-mllp", STANDARD, "file-drop", OWN, "http-intake", OWN);

    Reach(Agency agency, Visitor visitor) {
        super(ACT, agency, visitor);
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.one(
                        "door",
                        "field.door",
                        options("door", "hl7-fhir-msg", "hl7v2-mllp", "file-drop", "http-intake")),
                Field.line("address", "field.address"),
                Field.one("notify", "field.notify", options("notify", "poll", "message", "id-only"))
                        .startingWith("poll"),
                Field.line("mrn", "field.mrn").optional());
    }

    private List<Option> options(String name, String... codes) {
        return Stream.of(codes)
                .map(code -> new Option(code, visitor().words().say(name + "." + code), ""))
                .toList();
    }

    @Override
    public Done perform(Form form) {
        String door = form.value("door");
        boolean files = OWN.equals(SYSTEMS.get(door));
        Endpoint endpoint = new Endpoint()
                .setStatus(EndpointStatus.ACTIVE)
                .setConnectionType(new Coding(SYSTEMS.get(door), door, null))
                .setManagingOrganization(new Reference(agency().reference()))
                .setAddress(form.value("address"))
                .addPayloadType(new CodeableConcept().setText(files ? "Case file" : "Next Step message"));
        if (!files) {
            Stream.of(Map.entry("notify", form.value("notify")), Map.entry("mrn-namespace", form.value("mrn")))
                    .filter(option -> !option.getValue().isEmpty())
                    .forEach(option -> endpoint.addExtension(extension(option)));
        }
        return done(visitor().hub().register(endpoint));
    }

    private static Extension extension(Entry<String, String> option) {
        Extension extension = new Extension(Canonical.EXT_PARTNER_OPTION);
        extension.addExtension("code", new CodeType(option.getKey()));
        extension.addExtension("value", new StringType(option.getValue()));
        return extension;
    }

    @Override
    public Ask now() {
        return new Reach(agencyNow(), visitor());
    }
}
