package org.nextstephub.server.token;

import java.nio.file.Path;

/**
 * Where clients and the signing key come from.
 *
 * @param clients list of registered clients, JSON
 * @param signingKey private EC key (P-384), JWK
 */
public record TokenFiles(Path clients, Path signingKey) {}
