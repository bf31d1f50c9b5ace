package org.nextstephub.server.access;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.AbsentValues;
import org.nextstephub.profiles.KeepableText;

/** Reads the body of a call as FHIR, strictly, and answers it with FHIR: each as JSON or as XML. */
public abstract class FhirServlet extends HttpServlet {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A call that may be made.
     *
     * @param operation as the allow-list names it, such as {@code Consent/$revokeConsent}
     * @param body empty unless it was sent by POST
     * @param xml whether the body is XML
     * @param xmlWanted whether the answer is to be XML
     * @param query parameters of the URL, the first value of each
     */
    protected record Call(
            HttpServletRequest request,
            Caller caller,
            String operation,
            byte[] body,
            boolean xml,
            boolean xmlWanted,
            Map<String, String> query) {}

    /**
     * The body as a resource of this type, without values that are only said to be absent.
     *
     * @throws DataFormatException when it is not, or holds what cannot be kept
     */
    protected static <T extends Resource> T parsed(Call call, Class<T> type) {
        IParser parser = call.xml() ? FHIR.newXmlParser() : FHIR.newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        T parsed;
        try {
            parsed = parser.parseResource(type, new String(call.body(), StandardCharsets.UTF_8));
        } catch (DataFormatException notFhir) {
            throw notFhir;
        } catch (RuntimeException broken) {
            throw new DataFormatException("another type, or nothing that FHIR knows");
        }
        if (!KeepableText.isKeepable(parsed)) {
            throw new DataFormatException(KeepableText.RULE);
        }
        return AbsentValues.clear(parsed);
    }

    /**
     * What is asked for by address and, where there is a body, as Parameters in it; what has no value is not asked for.
     *
     * @throws DataFormatException when the body is something else
     */
    protected static Map<String, String> given(Call call) {
        Map<String, String> given = new HashMap<>(call.query());
        if (call.body().length > 0) {
            parsed(call, Parameters.class).getParameter().stream()
                    .filter(each -> each.hasName() && each.hasValue())
                    .forEach(each -> given.put(
                            each.getName(), String.valueOf(each.getValue().primitiveValue())));
        }
        return given;
    }

    /** Answers with a resource, in the form that the caller takes. */
    protected static void write(Call call, HttpServletResponse response, int status, Resource resource)
            throws IOException {
        IParser parser = call.xmlWanted() ? FHIR.newXmlParser() : FHIR.newJsonParser();
        byte[] body = parser.encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        if (status == 503) {
            response.setHeader("Retry-After", "5");
        }
        response.setContentType("application/fhir+" + (call.xmlWanted() ? "xml" : "json") + ";charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Answers with something other than a FHIR resource, as JSON. */
    protected static void writeJson(HttpServletResponse response, Object content) throws IOException {
        byte[] body = JSON.writeValueAsBytes(content);
        response.setStatus(200);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
