package dev.docent.ingestion.parsing.worker;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/** The command line of a worker process: the Java runtime and class path of this process, with limits of its own. */
final class WorkerCommand {

    private static final String JAR_LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private WorkerCommand() {}

    /** {@return the command of a process with this heap size and temporary folder} */
    static List<String> of(DataSize heap, Path folder) {
        return of(heap, folder, WorkerMain.class);
    }

    /** {@return the same with another main class, and its arguments} */
    static List<String> of(DataSize heap, Path folder, Class<?> main, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + heap.toMegabytes() + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                // Releases memory that the last file needed and the next one may not.
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:-UsePerfData",
                "-XX:+PerfDisableSharedMem",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+DisableAttachMechanism",
                // The quota of a container is in files that it may not read.
                "-XX:ActiveProcessorCount=" + Runtime.getRuntime().availableProcessors(),
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder,
                "-Duser.home=" + folder,
                "-Dfile.encoding=UTF-8",
                "-Dlogback.configurationFile=dev/docent/ingestion/parsing/worker/logback.xml",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(NetworkBan.OPTIONS);
        command.addAll(main(System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** An executable jar with nested libraries requires its own launcher. */
    private static List<String> main(String classPath, String main) {
        var absolute = Stream.of(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return isNested()
                ? List.of("-cp", absolute, "-Dloader.main=" + main, JAR_LAUNCHER)
                : List.of("-cp", absolute, main);
    }

    private static boolean isNested() {
        var location = WorkerMain.class.getProtectionDomain().getCodeSource().getLocation();
        return location.getProtocol().equals("jar") || location.getPath().contains("BOOT-INF/lib/");
    }
}
