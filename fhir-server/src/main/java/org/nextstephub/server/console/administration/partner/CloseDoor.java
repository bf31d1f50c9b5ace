package org.nextstephub.server.console.administration.partner;

import java.util.List;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Endpoint.EndpointStatus;
import org.hl7.fhir.r4.model.IdType;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.administration.AdministrationAct;
import org.nextstephub.server.console.administration.Outcome;
import org.nextstephub.server.console.form.Ask;
import org.nextstephub.server.console.form.Done;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Form;

/** A door is switched off, at once. */
final class CloseDoor extends AdministrationAct {

    static final String ACT = "close-door";

    private final Endpoint door;

    CloseDoor(String id, Visitor visitor) {
        super(ACT, id, visitor);
        this.door = visitor.hub().read(Endpoint.class, id);
    }

    @Override
    public boolean isOffered() {
        return door.getStatus() == EndpointStatus.ACTIVE;
    }

    @Override
    public String about() {
        return door.getAddress();
    }

    @Override
    public List<Field> fields() {
        return List.of();
    }

    @Override
    public String version() {
        return door.getMeta().getVersionId();
    }

    @Override
    public Done perform(Form form) {
        Endpoint off = door.copy().setStatus(EndpointStatus.OFF);
        off.setId(new IdType("Endpoint", of(), form.value("version")));
        return Outcome.of(visitor().hub().register(off), back(), name());
    }

    @Override
    public Ask now() {
        return new CloseDoor(of(), visitor());
    }

    @Override
    public String back() {
        return Agency.page(door.getManagingOrganization().getReferenceElement().getIdPart());
    }
}
