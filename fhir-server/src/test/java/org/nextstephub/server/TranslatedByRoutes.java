package org.nextstephub.server;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;

/** The FHIR messages that the routes make of other formats; the routes are on the class path at run time only. */
final class TranslatedByRoutes {

    private static final String ROUTES = "org.nextstephub.routes.";
    private static final Clock CLOCK = Clock.fixed(RunningHub.NOW, ZoneOffset.UTC);

    private TranslatedByRoutes() {}

    /** @param message of Lakeshore hospital, its lines ended by LF */
    static String v2(String message) throws ReflectiveOperationException {
        Object partner = partner("lakeshore-hospital", Map.of("mrn-namespace", "LGH"), Set.of());
        Object result = translate(
                "hl7v2.V2Translator", message.replace('\n', '\r').getBytes(StandardCharsets.UTF_8), partner, CLOCK);
        return messageOf(result);
    }

    /** @param rows a case file of Frontenac Case Management */
    static List<String> csv(String rows) throws ReflectiveOperationException {
        Object partner = partner("frontenac-cm", Map.of(), Set.of("ICM"));
        Object result = translate(
                "casefile.CaseTranslator", "rows.csv", rows.getBytes(StandardCharsets.UTF_8), partner, null, CLOCK);
        List<String> messages = new ArrayList<>();
        for (Object row : (List<?>) result.getClass().getMethod("rows").invoke(result)) {
            messages.add(messageOf(row));
        }
        return messages;
    }

    private static Object partner(String code, Map<String, String> options, Set<String> programmes)
            throws ReflectiveOperationException {
        return Class.forName(ROUTES + "hub.RegisteredPartner")
                .getConstructors()[0]
                .newInstance(code, List.of(), List.of(), List.of(), List.of(), true, options, Map.of(), programmes);
    }

    private static Object translate(String translator, Object... arguments) throws ReflectiveOperationException {
        for (Method method : Class.forName(ROUTES + translator).getMethods()) {
            if (method.getName().equals("translate") && method.getParameterCount() == arguments.length) {
                return method.invoke(null, arguments);
            }
        }
        throw new NoSuchMethodException(translator);
    }

    private static String messageOf(Object result) throws ReflectiveOperationException {
        Optional<?> message =
                (Optional<?>) result.getClass().getMethod("message").invoke(result);
        return RunningHub.fhir().newJsonParser().encodeResourceToString((Bundle) message.orElseThrow());
    }
}
