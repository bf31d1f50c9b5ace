package org.nextstephub.server.console.administration.agreement;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Contract.ContractStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Signature;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.console.NotThere;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.administration.AdministrationAct;
import org.nextstephub.server.console.administration.Outcome;
import org.nextstephub.server.console.form.Ask;
import org.nextstephub.server.console.form.Done;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Field.Option;
import org.nextstephub.server.console.form.Form;

/** The agreement with an agency, as both have signed it on paper. */
final class Propose extends AdministrationAct {

    static final String ACT = "agreement";

    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final int RENEWAL_NOTICE = 60;

    private final Organization agency;

    Propose(String agency, Visitor visitor) {
        super(ACT, agency, visitor);
        this.agency = visitor.hub().read(Organization.class, agency);
    }

    @Override
    public String about() {
        return agency.getName();
    }

    @Override
    public List<Field> fields() {
        LocalDate today = visitor().words().today();
        return List.of(
                Field.line("mou", "field.mou"),
                Field.day("start", "field.start", true, today.toString()),
                Field.day(
                        "end",
                        "field.end",
                        true,
                        today.plusYears(1).minusDays(1).toString()),
                Field.day("signed", "field.signed", true, today.toString()),
                Field.line("grantor", "field.grantor"),
                Field.line("grantee", "field.grantee"),
                Field.one("answer", "field.answer-days", days(3, 5, 7, 10, 14)).startingWith("7"),
                Field.one("introduce", "field.introduce-days", days(7, 14, 21, 30))
                        .startingWith("14"),
                Field.line("copy", "field.copy"));
    }

    private List<Option> days(Integer... some) {
        return Stream.of(some)
                .map(days -> new Option(days.toString(), visitor().words().say("agreement.days", days), ""))
                .toList();
    }

    @Override
    public Done perform(Form form) {
        return Outcome.of(visitor().hub().register(contract(form)), back(), name());
    }

    private Contract contract(Form form) {
        Reference peer = peer();
        Contract contract = new Contract()
                .addIdentifier(new Identifier().setSystem(Canonical.MOU).setValue(form.value("mou")))
                .setVersion("1")
                .setStatus(ContractStatus.EXECUTED)
                .setTitle("Memorandum of Understanding - The Next Step")
                .setType(concept("contract-type", "disclosure"))
                .addSubType(concept("contractsubtypecodes", "disclosure-ca"))
                .addSubject(new Reference("Organization/" + of()))
                .addAuthority(peer);
        contract.getApplies()
                .setStartElement(new DateTimeType(form.value("start")))
                .setEndElement(new DateTimeType(form.value("end")));
        contract.addExtension(terms(form));
        sign(contract, "GRANTOR", new Reference("Organization/" + of()), form.value("grantor"), form);
        sign(contract, "GRANTEE", peer.copy(), form.value("grantee"), form);
        contract.addLegal().setContent(new Reference().setDisplay(form.value("copy")));
        return contract;
    }

    private Reference peer() {
        return visitor()
                .hub()
                .search(Organization.class, "identifier=" + Canonical.PARTNER + "%7C" + Canonical.PSSEO)
                .stream()
                .map(each -> new Reference("Organization/" + each.getIdElement().getIdPart()))
                .findFirst()
                .orElseThrow(NotThere::new);
    }

    private static Extension terms(Form form) {
        Extension terms = new Extension(Canonical.EXT_AGREEMENT_TERMS);
        terms.addExtension("respondWithinDays", new PositiveIntType(form.value("answer")));
        terms.addExtension("introduceWithinDays", new PositiveIntType(form.value("introduce")));
        terms.addExtension("renewalNoticeDays", new PositiveIntType(RENEWAL_NOTICE));
        terms.addExtension("programme", new CodeType("peer-support-transition"));
        Stream.of("clinical-to-peer", "peer-to-clinical")
                .forEach(direction -> terms.addExtension("direction", new CodeType(direction)));
        return terms;
    }

    private static void sign(Contract contract, String role, Reference party, String name, Form form) {
        LocalDate day = form.day("signed").orElseThrow();
        contract.addSigner()
                .setType(new Coding(TERMINOLOGY + "contractsignertypecodes", role, null))
                .setParty(party)
                .addSignature(new Signature()
                        .addType(new Coding("urn:iso-astm:E1762-95:2013", "1.2.840.10065.1.12.1.1", null))
                        .setWhenElement(new InstantType(Date.from(TimeSpan.midnight(day))))
                        .setWho(new Reference().setDisplay(name)));
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(TERMINOLOGY + system, code, null));
    }

    @Override
    public Ask now() {
        return new Propose(of(), visitor());
    }

    @Override
    public String back() {
        return "/console/partners/" + of();
    }
}
