package org.nextstephub.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Fills the folder of FHIR packages that the IG Publisher reads, from artifacts of Maven Central, so that it needs no package
 * server. HL7's content in them is CC0.
 */
public final class PackageCache {

    private final Path jars;
    private final Path cache;

    private PackageCache(Path jars, Path cache) {
        this.jars = jars;
        this.cache = cache;
    }

    /** @param arguments the folder with the artifacts, the folder to fill */
    public static void main(String[] arguments) throws IOException {
        new PackageCache(Path.of(arguments[0]), Path.of(arguments[1])).fill();
    }

    private void fill() throws IOException {
        unpack("valmodule-erp", "erp/src-package/hl7.terminology.r4-6.3.0.tgz", "hl7.terminology.r4#6.3.0");
        unpack("valmodule-erp", "erp/src-package/hl7.fhir.uv.extensions.r4-5.2.0.tgz", "hl7.fhir.uv.extensions.r4#5.2.0");
        unpack("fhir-test-cases", "org/hl7/fhir/testcases/r5/packages/hl7.fhir.r5.core.tgz", "hl7.fhir.r5.core#5.0.0");
        try (ZipFile registry = jar("fhir-registry")) {
            new CorePackage(cache).fill(registry);
        }
        standIn("hl7.fhir.pubpack", "0.2.4", "Tool");
        standIn("hl7.fhir.xver-extensions", "0.1.0", "IG");
        new CrossVersionPaths(cache).write("NamingSystem", "SubscriptionTopic");
        ToolsPackage.fill(cache);
    }

    private ZipFile jar(String name) throws IOException {
        try (Stream<Path> all = Files.list(jars)) {
            return new ZipFile(all.filter(file -> file.getFileName().toString().startsWith(name + "-"))
                    .findFirst()
                    .orElseThrow()
                    .toFile());
        }
    }

    private void unpack(String jar, String entry, String packageId) throws IOException {
        Path target = cache.resolve(packageId);
        if (Files.exists(target.resolve("package/package.json"))) {
            return;
        }
        try (ZipFile zip = jar(jar);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new GZIPInputStream(zip.getInputStream(zip.getEntry(entry))))) {
            for (TarArchiveEntry file = tar.getNextEntry(); file != null; file = tar.getNextEntry()) {
                Path out = target.resolve(file.getName()).normalize();
                if (!file.isDirectory() && out.startsWith(target)) {
                    Files.createDirectories(out.getParent());
                    Files.copy(tar, out, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** An empty package: the publisher asks for it, and nobody uses it here. */
    private void standIn(String name, String version, String type) throws IOException {
        PackageFolder folder = PackageFolder.in(cache, name + "#" + version);
        folder.writeIndex();
        String home = "http://example.org/stand-in/" + name;
        folder.describe(name, version, type, home, home);
    }
}
