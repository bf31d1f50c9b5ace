package org.nextstephub.server.token;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nextstephub.server.settings.HubSettings;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** SMART discovery: where to get a token and how (SMART App Launch 2, section Conformance). */
@Configuration(proxyBeanMethods = false)
class SmartConfigurationServlet {

    @Bean
    ServletRegistrationBean<HttpServlet> smartDiscovery(HubSettings settings) {
        Map<String, Object> smart = new LinkedHashMap<>();
        smart.put("issuer", settings.baseUrl());
        smart.put("token_endpoint", settings.baseUrl() + "/oauth2/token");
        smart.put("jwks_uri", settings.baseUrl() + "/oauth2/jwks");
        smart.put("grant_types_supported", List.of("client_credentials"));
        smart.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        smart.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS384", "ES384"));
        smart.put("scopes_supported", List.of("system/ServiceRequest.c", "system/Consent.cu", "system/Task.rs"));
        smart.put("code_challenge_methods_supported", List.of("S256"));
        smart.put("capabilities", List.of("client-confidential-asymmetric", "permission-v2"));
        HttpServlet servlet = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.setContentType("application/json");
                response.getOutputStream().write(new ObjectMapper().writeValueAsBytes(smart));
            }
        };
        ServletRegistrationBean<HttpServlet> registration =
                new ServletRegistrationBean<>(servlet, "/fhir/.well-known/smart-configuration");
        registration.setName("smart-configuration");
        return registration;
    }
}
