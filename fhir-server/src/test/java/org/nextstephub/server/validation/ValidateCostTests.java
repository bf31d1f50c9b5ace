package org.nextstephub.server.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.validation.HubValidator;
import org.nextstephub.profiles.validation.TakenPlaces;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** What {@code $validate} answers when there is no validator to be had. */
class ValidateCostTests {

    private static final String PATIENT =
            "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Quillfeather\",\"given\":[\"Ada\"]}]}";

    @BeforeEach
    void signIn() {
        Jwt token = Jwt.withTokenValue("token")
                .header("alg", "none")
                .subject("interop")
                .claim("role", "interop")
                .claim("partners", List.of())
                .claim("scope", "hub/validate")
                .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token));
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    private static MockHttpServletResponse answer(HubValidator validator) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/fhir/$validate");
        request.setServletPath("/fhir/$validate");
        request.setContentType("application/fhir+json");
        request.setContent(PATIENT.getBytes(StandardCharsets.UTF_8));
        MockHttpServletResponse response = new MockHttpServletResponse();
        new ValidateOperation(validator, FhirContext.forR4Cached()).service(request, response);
        return response;
    }

    @Test
    void whileAllAreBusyItIsToBeAskedAgainAndThenAnswers() throws Exception {
        try (TakenPlaces taken = new TakenPlaces()) {
            HubValidator validator = taken.validator();
            MockHttpServletResponse busy = answer(validator);
            assertThat(busy.getStatus()).isEqualTo(503);
            assertThat(busy.getHeader("Retry-After")).isEqualTo("5");
            assertThat(busy.getContentAsString()).contains("\"transient\"").doesNotContain("Quillfeather");

            taken.free();
            assertThat(answer(validator).getStatus()).isEqualTo(200);
        }
    }
}
