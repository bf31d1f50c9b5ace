package org.nextstephub.routes.casefile.translation;

import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Address;
import org.nextstephub.routes.casefile.contract.Column;

/** The columns address_line to postal_code to Address; the guide's case file page. */
final class RowToAddress {

    private RowToAddress() {}

    /** Empty if none of them has a value that fits. */
    static Optional<Address> map(Cells cells) {
        Address address = new Address();
        cells.read(Column.ADDRESS_LINE).ifPresent(address::addLine);
        cells.read(Column.CITY).ifPresent(address::setCity);
        cells.read(Column.PROVINCE).ifPresent(code -> address.setState(code.toUpperCase(Locale.ROOT)));
        cells.read(Column.POSTAL_CODE).ifPresent(code -> address.setPostalCode(formatted(code)));
        return Optional.of(address).filter(filled -> !filled.isEmpty());
    }

    private static String formatted(String postalCode) {
        String code = postalCode.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
        return code.substring(0, 3) + " " + code.substring(3);
    }
}
