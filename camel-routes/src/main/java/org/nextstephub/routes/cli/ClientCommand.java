package org.nextstephub.routes.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.Canonical;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "client",
        description = "Register clients, change their keys, switch them off.",
        mixinStandardHelpOptions = true)
final class ClientCommand {

    private static final String DOOR = "/admin/v1/clients";

    @Command(name = "list", description = "List the registered clients.")
    int list(@Mixin Administrator administrator) throws IOException {
        for (JsonNode client : administrator.get(DOOR)) {
            System.out.printf(
                    "%-24s %-10s %-3s %s%n    partners %s%n    scopes %s%n",
                    client.path("id").asText(),
                    client.path("role").asText(),
                    client.path("active").asBoolean() ? "on" : "off",
                    keys(client),
                    words(client.path("partners")),
                    words(client.path("scopes")));
        }
        Set<String> left = partnersOnNoRoute(administrator);
        if (!left.isEmpty()) {
            System.out.println("No route speaks for " + String.join(", ", left)
                    + ": for HL7 v2, case folders and notices, ./run client partner camel-routes --add CODE");
        }
        return 0;
    }

    private static Set<String> partnersOnNoRoute(Administrator administrator) throws IOException {
        Set<String> partners = new TreeSet<>();
        for (JsonNode entry :
                administrator.get("/fhir/Organization?active=true&_count=1000").path("entry")) {
            for (JsonNode identifier : entry.path("resource").path("identifier")) {
                if (identifier.path("system").asText().equals(Canonical.PARTNER)) {
                    partners.add(identifier.path("value").asText());
                }
            }
        }
        partners.remove(Canonical.PSSEO);
        for (JsonNode client : administrator.get(DOOR)) {
            if (client.path("role").asText().equals("intake")
                    && client.path("active").asBoolean()) {
                client.path("partners").forEach(partner -> partners.remove(partner.asText()));
            }
        }
        return partners;
    }

    private static String keys(JsonNode client) {
        if (client.has("jwks_uri")) {
            return "keys at " + client.path("jwks_uri").asText();
        }
        return "keys " + client.path("jwks").path("keys").findValuesAsText("kid");
    }

    @Command(
            name = "key",
            description =
                    "Make a key pair (P-384): the private half into a file for the client alone, the public one beside it.")
    int key(
            @Parameters(paramLabel = "ID", description = "The client's id.") String id,
            @Option(
                            names = "--out",
                            paramLabel = "FOLDER",
                            description = "Where to (default: here).",
                            defaultValue = ".")
                    Path folder)
            throws IOException, JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_384)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES384)
                .keyID(id + "-" + LocalDate.now(java.time.ZoneOffset.UTC))
                .generate();
        Path secret = folder.resolve(key.getKeyID() + ".jwk.json");
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, key.toJSONString());
        Path open = folder.resolve(key.getKeyID() + ".jwks.json");
        Files.writeString(open, new JWKSet(key).toString(true));
        System.out.println(
                "Private, for the client alone: " + secret + System.lineSeparator() + "Public, to register: " + open);
        return 0;
    }

    @Command(
            name = "add",
            description =
                    "Register a client. One that exists is replaced whole; partner, rotate and off change a part.")
    int add(
            @Mixin Administrator administrator,
            @Parameters(paramLabel = "ID", description = "3 to 64 of a-z, 0-9 and -.") String id,
            @Option(
                            names = "--role",
                            required = true,
                            description = "partner, intake, desk, reporting, interop, privacy, admin; or user.")
                    String role,
            @Option(names = "--partner", description = "A partner that it speaks for; may be repeated.")
                    List<String> partners,
            @Option(
                            names = "--scope",
                            required = true,
                            description = "A scope, such as system/Task.rs; may be repeated.")
                    List<String> scopes,
            @Option(names = "--keys", paramLabel = "FILE", description = "Its public keys (JWKS).") @Nullable Path keys,
            @Option(names = "--keys-at", paramLabel = "URL", description = "Where it publishes them instead.") @Nullable
                    String keysAt,
            @Option(
                            names = "--redirect",
                            paramLabel = "URL",
                            description = "For role user: where people are sent back to.")
                    List<String> redirects)
            throws IOException {
        ObjectNode client = Administrator.JSON.createObjectNode().put("id", id).put("role", role);
        list(client, "partners", partners);
        list(client, "scopes", scopes);
        list(client, "redirect_uris", redirects);
        if (keys != null) {
            client.set("jwks", Administrator.JSON.readTree(keys.toFile()));
        }
        if (keysAt != null) {
            client.put("jwks_uri", keysAt);
        }
        return administrator.send(DOOR, client);
    }

    private static void list(ObjectNode client, String name, @Nullable List<String> values) {
        if (values != null) {
            ArrayNode list = client.putArray(name);
            values.forEach(list::add);
        }
    }

    @Command(
            name = "rotate",
            description = "Register another key beside those of a client; later, with --drop, take the old one away.")
    int rotate(
            @Mixin Administrator administrator,
            @Parameters(paramLabel = "ID", description = "The client's id.") String id,
            @Option(names = "--keys", paramLabel = "FILE", description = "Further public keys (JWKS).") @Nullable
                    Path keys,
            @Option(names = "--drop", paramLabel = "KID", description = "A key that is not used any more.") @Nullable
                    String dropped)
            throws IOException {
        ObjectNode client = find(administrator, id);
        ArrayNode own = (ArrayNode) client.withObject("/jwks").withArray("keys");
        if (keys != null) {
            Administrator.JSON.readTree(keys.toFile()).path("keys").forEach(own::add);
        }
        for (int i = own.size() - 1; i >= 0; i--) {
            if (own.get(i).path("kid").asText().equals(dropped)) {
                own.remove(i);
            }
        }
        return administrator.send(DOOR, client);
    }

    private static String words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return String.join(" ", words);
    }

    @Command(name = "partner", description = "Let a client speak for one partner more, or for one less.")
    int partner(
            @Mixin Administrator administrator,
            @Parameters(paramLabel = "ID", description = "The client's id, such as camel-routes.") String id,
            @Option(names = "--add", paramLabel = "CODE", description = "A partner that it speaks for from now on.")
                    @Nullable
                    String added,
            @Option(names = "--drop", paramLabel = "CODE", description = "A partner that it speaks for no more.")
                    @Nullable
                    String dropped)
            throws IOException {
        ObjectNode client = find(administrator, id);
        ArrayNode partners = client.withArray("partners");
        for (int i = partners.size() - 1; i >= 0; i--) {
            if (List.of(String.valueOf(added), String.valueOf(dropped))
                    .contains(partners.get(i).asText())) {
                partners.remove(i);
            }
        }
        if (added != null) {
            partners.add(added);
        }
        return administrator.send(DOOR, client);
    }

    @Command(name = "off", description = "Switch a client off, at once: its tokens do not count any more.")
    int off(
            @Mixin Administrator administrator,
            @Parameters(paramLabel = "ID", description = "The client's id.") String id)
            throws IOException {
        return administrator.send(DOOR, find(administrator, id).put("active", false));
    }

    private static ObjectNode find(Administrator administrator, String id) throws IOException {
        for (JsonNode client : administrator.get(DOOR)) {
            if (client.path("id").asText().equals(id)) {
                return (ObjectNode) client;
            }
        }
        throw new IOException("there is no client " + id);
    }
}
