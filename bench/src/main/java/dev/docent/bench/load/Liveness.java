package dev.docent.bench.load;

import dev.docent.bench.running.StartedService;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The command that compares how many liveness probes are answered with what a bare Tomcat answers, over TLS with the same
 * certificate, by turns. Of several jars, each is compared.
 */
public final class Liveness {

    private static final int CALLERS = 32;
    private static final int WARM_UP_SECONDS = 10;
    private static final int ROUND_SECONDS = 5;
    private static final int ROUNDS = 5;

    private Liveness() {}

    /** Takes jars. Exits with 2 without one. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var jars =
                Arrays.stream(arguments).map(Path::of).map(Path::toAbsolutePath).toList();
        if (jars.isEmpty() || !jars.stream().allMatch(Files::isRegularFile)) {
            System.err.println("Usage: Liveness DOCENT_JAR [OTHER_JAR]");
            System.exit(2);
        }
        for (var jar : jars) {
            try (var service = StartedService.start(jar)) {
                compare(jar, service);
            }
        }
    }

    private static void compare(Path jar, StartedService service) throws IOException, InterruptedException {
        var bareAddress = URI.create("https://localhost:" + StartedService.freePort());
        var bare = startBare(bareAddress.getPort(), service.certificate());
        try {
            awaitStart(bareAddress, bare);
            var sockets = service.sockets();
            var loads = new LinkedHashMap<String, ProbeLoad>();
            loads.put("bare Tomcat", new ProbeLoad(sockets, bareAddress, CALLERS));
            loads.put(String.valueOf(jar.getFileName()), new ProbeLoad(sockets, service.address(), CALLERS));
            measure(loads);
        } finally {
            bare.destroy();
        }
    }

    private static void measure(Map<String, ProbeLoad> loads) throws InterruptedException {
        for (var load : loads.values()) {
            load.perSecond(WARM_UP_SECONDS);
        }
        for (int round = 0; round < ROUNDS; round++) {
            var answers = new double[loads.size()];
            var each = 0;
            for (var load : loads.entrySet()) {
                answers[each] = load.getValue().perSecond(ROUND_SECONDS);
                System.out.printf(Locale.ROOT, "%s\t%.0f probes/s%n", load.getKey(), answers[each++]);
            }
            System.out.printf(Locale.ROOT, "ratio\t%.2f%n", answers[1] / answers[0]);
        }
    }

    private static Process startBare(int port, Path certificate) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Dloader.main=" + BareTomcat.class.getName(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.springframework.boot.loader.launch.PropertiesLauncher",
                        Integer.toString(port),
                        certificate.toString(),
                        certificate.resolveSibling("private.key").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void awaitStart(URI address, Process process) throws InterruptedException {
        while (process.isAlive()) {
            try (var _ = new Socket(address.getHost(), address.getPort())) {
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("The bare Tomcat has not started");
    }
}
