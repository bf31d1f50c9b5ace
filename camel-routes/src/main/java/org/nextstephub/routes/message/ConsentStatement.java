package org.nextstephub.routes.message;

import java.util.Arrays;
import java.util.Optional;

/** What the person said about sharing; the codes are HL7 table 0498. */
public enum ConsentStatement {
    GRANTED("A"),
    LIMITED("L"),
    REFUSED("R"),
    PENDING("P"),
    WITHDRAWN("X"),
    BYPASSED("B");

    private final String code;

    ConsentStatement(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    public static Optional<ConsentStatement> ofCode(String code) {
        return Arrays.stream(values())
                .filter(statement -> statement.code.equals(code))
                .findFirst();
    }
}
