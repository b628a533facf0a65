package dev.docent.ingestion.parsing.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of {@link SandboxLauncher}, which runs for less than a fifth of a second. */
final class LauncherCommand {

    /** All classes of this project that the launcher needs. */
    private static final List<Class<?>> CLASSES = List.of(
            SandboxLauncher.class,
            Architecture.class,
            Confinement.class,
            Confinement.Limit.class,
            Confinement.Rule.class,
            Kernel.class,
            ResourceLimits.class,
            SystemCall.class);

    private LauncherCommand() {}

    /**
     * {@return the command}
     *
     * @param folder where its classes are copied if they are in a jar within a jar, which Java cannot run
     */
    static List<String> in(Path folder) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                // Faster than compiled for code that runs once.
                "-Xint",
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                // The runtime reports threads that cannot be started on the standard output, which is that of the
                // program.
                "-Xlog:disable",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", classPath(folder).toString(), SandboxLauncher.class.getName()));
        return command;
    }

    private static Path classPath(Path folder) {
        var location =
                SandboxLauncher.class.getProtectionDomain().getCodeSource().getLocation();
        return location.getProtocol().equals("file") ? Path.of(URI.create(location.toString())) : copy(folder);
    }

    private static Path copy(Path folder) {
        try {
            for (var each : CLASSES) {
                copy(each, folder);
            }
            return folder.toAbsolutePath();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write the classes of the sandbox to " + folder, failure);
        }
    }

    private static void copy(Class<?> type, Path folder) throws IOException {
        var name = type.getName().replace('.', '/') + ".class";
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (var bytes = type.getClassLoader().getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IOException("There is no class " + name);
            }
            Files.write(file, bytes.readAllBytes());
        }
    }
}
