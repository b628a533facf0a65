package dev.docent.bench.load;

import dev.docent.bench.running.StartedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/**
 * The command that compares how long a refused sign-in takes for an address that somebody has, and for one that nobody has: the
 * time should not tell them apart, neither before nor after the tenth wrong password, which locks. Two sets of addresses that nobody has show the
 * noise.
 */
public final class SignInTimes {

    private static final int PEOPLE = 40;
    private static final int BEFORE_THE_LOCK = 9;
    private static final int AFTER_IT = 15;
    private static final String PASSWORD = "teal-Walrus-92-under-ice";

    private SignInTimes() {}

    /** Takes a jar. Exits with 2 without one. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1 || !Files.isRegularFile(Path.of(arguments[0]))) {
            System.err.println("Usage: SignInTimes DOCENT_JAR");
            System.exit(2);
        }
        try (var service = StartedService.start(Path.of(arguments[0]).toAbsolutePath())) {
            for (var each = 0; each < PEOPLE; each++) {
                register(service.http(), each);
            }
            System.out.println("attempts\tknown, ms\tunknown, ms\tdifference\tnoise");
            System.out.println(compare(service.http(), "before the lock", BEFORE_THE_LOCK));
            compare(service.http(), "the one that locks", 1);
            System.out.println(compare(service.http(), "after it", AFTER_IT));
        }
    }

    private static void register(RestClient master, int person) {
        master.post()
                .uri("/api/v1/auth/register")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "email",
                        known(person),
                        "password",
                        PASSWORD,
                        "display_name",
                        "P",
                        "user_id",
                        "person " + person))
                .retrieve()
                .toBodilessEntity();
    }

    private static String known(int person) {
        return "known" + person + "@example.com";
    }

    /** {@return the medians of this number of attempts for each address, made in random order} */
    private static String compare(RestClient http, String name, int attempts) {
        List<IntFunction<String>> kinds = List.of(
                SignInTimes::known, each -> "nobody" + each + "@example.com", each -> "noone" + each + "@example.com");
        var times = new long[kinds.size()][attempts * PEOPLE];
        var order = new ArrayList<Integer>();
        for (var each = 0; each < kinds.size() * PEOPLE; each++) {
            order.add(each);
        }
        var random = new Random(7);
        for (var attempt = 0; attempt < attempts; attempt++) {
            Collections.shuffle(order, random);
            for (var each : order) {
                var kind = each / PEOPLE;
                var person = each % PEOPLE;
                times[kind][attempt * PEOPLE + person] =
                        time(http, kinds.get(kind).apply(person));
            }
        }
        var unknown = median(times[1]);
        return String.format(
                Locale.ROOT,
                "%s\t%.2f\t%.2f\t%+.1f %%\t%+.1f %%",
                name,
                median(times[0]),
                unknown,
                100 * (median(times[0]) / unknown - 1),
                100 * (median(times[2]) / unknown - 1));
    }

    /** {@return the nanoseconds until the refusal} */
    private static long time(RestClient http, String email) {
        var request = http.post()
                .uri("/api/v1/auth/login")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("email", email, "password", "not-the-password-7"));
        var start = System.nanoTime();
        var status = request.exchange((_, response) -> {
            response.getBody().readAllBytes();
            return response.getStatusCode().value();
        });
        var end = System.nanoTime();
        if (!Objects.equals(status, 401)) {
            throw new IllegalStateException("A wrong password was answered " + status);
        }
        return end - start;
    }

    private static double median(long[] nanos) {
        return new Latencies(Arrays.stream(nanos).sorted().toArray()).median();
    }
}
