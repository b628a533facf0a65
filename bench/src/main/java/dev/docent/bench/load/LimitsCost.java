package dev.docent.bench.load;

import dev.docent.bench.running.StartedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/**
 * The command that compares requests to a service with limits and to one without. Each call to one is followed by the same
 * call to the other, so that what else the machine does slows both.
 */
public final class LimitsCost {

    private static final String SWITCH = "DOCENT_LIMITS_ENABLED";

    private final int calls;
    private final long pauseMillis;

    private LimitsCost(int calls, long pauseMillis) {
        this.calls = calls;
        this.pauseMillis = pauseMillis;
    }

    /** Takes the jar, a number of calls, a pause between them in milliseconds, and settings. Prints medians in microseconds. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 3 || !Files.exists(Path.of(arguments[0]))) {
            System.err.println("Usage: LimitsCost JAR CALLS PAUSE_MILLIS [VARIABLE=VALUE…]");
            System.exit(2);
        }
        var settings = Arrays.stream(arguments)
                .skip(3)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        var cost = new LimitsCost(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]));
        var jar = Path.of(arguments[0]);
        try (var off = StartedService.start(jar, with(settings, "false"));
                var on = StartedService.start(jar, with(settings, "true"))) {
            cost.compare("list", off, on, LimitsCost::list);
            cost.compare("question", off, on, LimitsCost::ask);
        }
    }

    private static Map<String, String> with(Map<String, String> settings, String limits) {
        var all = new HashMap<>(settings);
        all.put(SWITCH, limits);
        // Services that share a database share its records, but not their keys.
        all.computeIfPresent("DATABASE_NAME", (_, name) -> name + "_" + limits);
        return all;
    }

    private interface Request {
        void send(RestClient client);
    }

    private void compare(String name, StartedService off, StartedService on, Request request)
            throws InterruptedException {
        var without = off.account("measured " + name);
        var limited = on.account("measured " + name);
        var timesOff = new long[calls];
        var timesOn = new long[calls];
        for (int call = -calls / 4; call < calls; call++) {
            var first = call % 2 == 0;
            var one = time(request, first ? without : limited);
            var other = time(request, first ? limited : without);
            if (call >= 0) {
                timesOff[call] = first ? one : other;
                timesOn[call] = first ? other : one;
            }
            Thread.sleep(pauseMillis);
        }
        var before = median(timesOff);
        var after = median(timesOn);
        System.out.printf(Locale.ROOT, "%s off_us=%.0f on_us=%.0f ratio=%.4f%n", name, before, after, after / before);
    }

    private static long time(Request request, RestClient client) {
        var start = System.nanoTime();
        request.send(client);
        return System.nanoTime() - start;
    }

    private static double median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / 1e3;
    }

    private static void list(RestClient client) {
        client.get().uri("/api/v1/knowledge-bases").retrieve().toBodilessEntity();
    }

    private static void ask(RestClient client) {
        client.post()
                .uri("/query")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("query", "What does Docent do?"))
                .retrieve()
                .toBodilessEntity();
    }
}
