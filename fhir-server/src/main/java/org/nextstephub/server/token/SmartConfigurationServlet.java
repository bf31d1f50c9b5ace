package org.nextstephub.server.token;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nextstephub.server.access.Scopes;
import org.nextstephub.server.settings.HubSettings;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Discovery: where to get a token and how. One answer at both addresses where programs look: SMART App Launch 2 (section
 * Conformance) and OAuth 2.0 Authorization Server Metadata (RFC 8414).
 */
@Configuration(proxyBeanMethods = false)
public class SmartConfigurationServlet {

    public static final String SMART = "/fhir/.well-known/smart-configuration";
    public static final String ISSUER_METADATA = "/.well-known/oauth-authorization-server";

    @Bean
    ServletRegistrationBean<HttpServlet> smartDiscovery(HubSettings settings) {
        Map<String, Object> smart = new LinkedHashMap<>();
        String server = settings.baseUrl() + "/oauth2/";
        smart.put("issuer", settings.baseUrl());
        smart.put("jwks_uri", server + "jwks");
        smart.put("token_endpoint", server + "token");
        smart.put("authorization_endpoint", server + "authorize");
        smart.put("introspection_endpoint", server + "introspect");
        smart.put("revocation_endpoint", server + "revoke");
        smart.put("response_types_supported", List.of("code"));
        smart.put("grant_types_supported", List.of("client_credentials", "authorization_code"));
        smart.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt", "none"));
        smart.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS384", "ES384"));
        smart.put("scopes_supported", Scopes.all());
        smart.put("code_challenge_methods_supported", List.of("S256"));
        smart.put(
                "capabilities",
                List.of("client-confidential-asymmetric", "client-public", "permission-v2", "permission-user"));
        HttpServlet servlet = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.setContentType("application/json");
                response.getOutputStream().write(new ObjectMapper().writeValueAsBytes(smart));
            }
        };
        ServletRegistrationBean<HttpServlet> registration =
                new ServletRegistrationBean<>(servlet, SMART, ISSUER_METADATA);
        registration.setName("smart-configuration");
        return registration;
    }
}
