package org.nextstephub.profiles;

import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * A value that is only said to be absent (FHIR R4, extension {@code data-absent-reason} on a primitive, "masked") is
 * absent: HAPI counts the extension as something, so that a name without a word would be a name.
 */
public final class AbsentValues {

    private static final String REASON = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private AbsentValues() {}

    /**
     * Makes every primitive without a value empty, whatever extensions it has. An element that says nothing any more stays
     * where it is and is seen to say nothing: an exception in a consent does not vanish with its type.
     */
    public static <T extends Resource> T clear(T resource) {
        clear((Base) resource);
        return resource;
    }

    private static void clear(Base element) {
        boolean said = !element.isEmpty();
        for (Property child : element.children()) {
            List<Base> values = child.getValues();
            values.forEach(AbsentValues::clear);
        }
        if (element instanceof PrimitiveType<?> primitive && !primitive.hasValue()) {
            primitive.getExtension().clear();
            primitive.setId(null);
        } else if (said && element instanceof Element emptied && element.isEmpty()) {
            emptied.addExtension(new Extension(REASON, new CodeType("unknown")));
        }
    }
}
