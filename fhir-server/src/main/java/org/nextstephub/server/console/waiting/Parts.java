package org.nextstephub.server.console.waiting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Type;

/** The parts of a parameter, by their names. */
record Parts(List<ParametersParameterComponent> all) {

    static Parts of(ParametersParameterComponent parameter) {
        return new Parts(parameter.getPart());
    }

    Stream<ParametersParameterComponent> named(String name) {
        return all.stream().filter(part -> part.getName().equals(name));
    }

    <T extends Type> List<T> values(String name, Class<T> type) {
        return named(name)
                .filter(ParametersParameterComponent::hasValue)
                .map(ParametersParameterComponent::getValue)
                .map(type::cast)
                .toList();
    }

    <T extends Type> Optional<T> value(String name, Class<T> type) {
        return values(name, type).stream().findFirst();
    }

    /** A code, a text or a number as it is written; empty if it is not there. */
    String text(String name) {
        return value(name, Type.class).map(Type::primitiveValue).orElse("");
    }

    boolean isSaid(String name) {
        return text(name).equals("true");
    }

    Optional<LocalDate> day(String name) {
        return value(name, Type.class).map(Type::primitiveValue).map(LocalDate::parse);
    }
}
