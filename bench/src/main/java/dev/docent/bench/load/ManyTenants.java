package dev.docent.bench.load;

import dev.docent.bench.running.StartedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The command that measures what a tenant notices of another one: the time of a question and of a health check on an idle
 * service, and while eight callers of the other tenant upload texts and wait for their vectors. Of several jars, those
 * times and the answers per second to the first tenant alone are compared in turns.
 */
public final class ManyTenants {

    private static final int WARM_UP_SECONDS = 20;
    private static final int ROUND_SECONDS = 10;
    private static final int ROUNDS = 5;
    private static final int CALLERS = 16;
    private static final int CALLS = 40;

    private ManyTenants() {}

    /** Takes jars. Exits with 2 without one. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var jars =
                Arrays.stream(arguments).map(Path::of).map(Path::toAbsolutePath).toList();
        if (jars.isEmpty() || !jars.stream().allMatch(Files::isRegularFile)) {
            System.err.println("Usage: ManyTenants DOCENT_JAR [OTHER_JAR]");
            System.exit(2);
        }
        var services = new ArrayList<StartedService>();
        try {
            var tenants = new LinkedHashMap<Path, MeasuredTenants>();
            for (var jar : jars) {
                services.add(StartedService.start(jar));
                tenants.put(jar, new MeasuredTenants(services.getLast()));
            }
            measure(tenants);
        } finally {
            for (var service : services) {
                service.close();
            }
        }
    }

    private static void measure(Map<Path, MeasuredTenants> services) throws InterruptedException {
        for (var tenants : services.values()) {
            tenants.answersPerSecond(CALLERS, WARM_UP_SECONDS);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (var jar : services.entrySet()) {
                var answers = jar.getValue().answersPerSecond(CALLERS, ROUND_SECONDS);
                print(jar.getKey(), "answers/s", String.format(Locale.ROOT, "%.1f", answers));
                print(jar.getKey(), "question, idle, ms", Latencies.of(CALLS, jar.getValue()::ask));
                print(jar.getKey(), "liveness, idle, ms", Latencies.of(CALLS, jar.getValue()::isAlive));
            }
        }
        for (var jar : services.entrySet()) {
            var tenants = jar.getValue();
            tenants.duringUploads(() -> {
                print(jar.getKey(), "question, uploads, ms", Latencies.of(CALLS, tenants::ask));
                print(jar.getKey(), "liveness, uploads, ms", Latencies.of(CALLS, tenants::isAlive));
            });
        }
    }

    private static void print(Path jar, String what, Object figure) {
        System.out.printf("%s\t%s\t%s%n", jar.getFileName(), what, figure);
    }
}
