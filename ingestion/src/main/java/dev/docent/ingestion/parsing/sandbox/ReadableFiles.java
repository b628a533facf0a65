package dev.docent.ingestion.parsing.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** What every Java program reads on Linux: its runtime, its class path, libraries, fonts, and the settings of these. */
final class ReadableFiles {

    /** Folders that hold no data. Those of the distributions that have others (NixOS, Guix) come last. */
    private static final List<String> SYSTEM = List.of(
            "/lib",
            "/lib64",
            "/usr/lib",
            "/usr/lib64",
            "/usr/local/lib",
            "/usr/local/lib64",
            "/etc/ld.so.cache",
            "/etc/fonts",
            "/usr/share/fonts",
            "/usr/share/fontconfig",
            "/usr/share/X11/fonts",
            "/usr/local/share/fonts",
            "/var/cache/fontconfig",
            "/etc/localtime",
            "/usr/share/zoneinfo",
            "/usr/share/locale",
            "/dev/random",
            "/dev/urandom",
            "/nix/store",
            "/gnu/store");

    private static final int DEPTH_OF_LINKS = 4;

    private ReadableFiles() {}

    /** {@return files and folders that exist} */
    static Set<Path> of(Path javaHome, String classPath) {
        var found = new LinkedHashSet<Path>();
        SYSTEM.forEach(each -> found.add(Path.of(each)));
        found.add(javaHome);
        found.addAll(linkedFrom(javaHome));
        Stream.of(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .flatMap(entry -> Stream.concat(Stream.of(entry), listedIn(entry)))
                .forEach(found::add);
        found.removeIf(path -> !Files.exists(path));
        return found;
    }

    /** Distributions keep settings of the runtime elsewhere and link to them. */
    private static List<Path> linkedFrom(Path javaHome) {
        try (var files = Files.walk(javaHome, DEPTH_OF_LINKS)) {
            return files.filter(Files::isSymbolicLink)
                    .filter(Files::exists)
                    .map(ReadableFiles::real)
                    .filter(target -> !target.startsWith(real(javaHome)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A jar can name others in its manifest, as that of an extracted Spring Boot application does. */
    private static Stream<Path> listedIn(Path entry) {
        if (!Files.isRegularFile(entry)) {
            return Stream.empty();
        }
        try (var jar = new JarFile(entry.toFile())) {
            var manifest = jar.getManifest();
            var listed = manifest == null ? null : manifest.getMainAttributes().getValue("Class-Path");
            return listed == null
                    ? Stream.empty()
                    : Stream.of(listed.strip().split(" +")).map(entry::resolveSibling);
        } catch (IOException noJar) {
            return Stream.empty();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
