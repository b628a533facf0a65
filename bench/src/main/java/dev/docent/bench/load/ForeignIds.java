package dev.docent.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.bench.running.StartedService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.web.client.RestClient;

/**
 * The command that compares how long calls take that name something of another account, and calls that name nothing: both
 * answer 404, and the time should not tell them apart. Two sets of calls that name nothing show the noise.
 */
public final class ForeignIds {

    private static final int CALLS = 500;
    private static final int WARM_UP_CALLS = 100;
    private static final String API = "/api/v1/";
    private static final Map<String, String> QUESTION = Map.of("query", "Which lamp does the keeper light?");

    private ForeignIds() {}

    /** Takes a jar. Exits with 2 without one. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1 || !Files.isRegularFile(Path.of(arguments[0]))) {
            System.err.println("Usage: ForeignIds DOCENT_JAR");
            System.exit(2);
        }
        try (var service = StartedService.start(Path.of(arguments[0]).toAbsolutePath())) {
            var calls = calls(service.account("owner"));
            var other = service.account("other");
            System.out.println("call\tforeign, ms\tabsent, ms\tdifference\tnoise");
            for (var call : calls) {
                compare(other, call, WARM_UP_CALLS);
            }
            for (var call : calls) {
                System.out.println(compare(other, call, CALLS));
            }
        }
    }

    /** A call with an id. @param path has {@code %s} for the id @param body null for none */
    private record Call(
            HttpMethod method,
            String path,
            String id,
            @Nullable Object body) {

        /** {@return the nanoseconds until the answer, which is 404} */
        long time(RestClient caller, String asked) {
            var request = caller.method(method).uri(path.formatted(asked));
            if (body != null) {
                request.contentType(MediaType.APPLICATION_JSON)
                        .body(body instanceof String text ? text.formatted(asked) : body);
            }
            var start = System.nanoTime();
            var status = request.exchange((_, response) -> {
                response.getBody().readAllBytes();
                return response.getStatusCode().value();
            });
            var end = System.nanoTime();
            if (!Objects.equals(status, 404)) {
                throw new IllegalStateException("%s %s answered %s".formatted(method, path, status));
            }
            return end - start;
        }
    }

    /** {@return ten kinds of call that name something of this account} */
    private static List<Call> calls(RestClient owner) {
        var made = owner.post()
                .uri(API + "knowledge-bases")
                .body(Map.of("name", "towers"))
                .retrieve()
                .body(JsonNode.class);
        var base = Objects.requireNonNull(made).path("id").asText();
        var upload = new MultipartBodyBuilder();
        upload.part("file", "The keeper lights the green lamp.".getBytes(StandardCharsets.UTF_8))
                .filename("lamp.txt");
        var uploaded = owner.post()
                .uri(API + "knowledge-bases/" + base + "/documents")
                .body(upload.build())
                .retrieve()
                .body(JsonNode.class);
        var document = Objects.requireNonNull(uploaded).findValue("id").asText();
        return List.of(
                new Call(HttpMethod.GET, API + "documents/%s", document, null),
                new Call(HttpMethod.GET, API + "documents/%s/text", document, null),
                new Call(HttpMethod.GET, API + "documents/%s/original", document, null),
                new Call(HttpMethod.DELETE, API + "documents/%s", document, null),
                new Call(HttpMethod.GET, API + "knowledge-bases/%s", base, null),
                new Call(HttpMethod.GET, API + "knowledge-bases/%s/documents", base, null),
                new Call(HttpMethod.PATCH, API + "knowledge-bases/%s", base, Map.of("name", "mine")),
                new Call(HttpMethod.POST, API + "knowledge-bases/%s/search", base, QUESTION),
                new Call(
                        HttpMethod.POST, "/query", base, "{\"query\": \"Which lamp?\", \"knowledge_base_id\": \"%s\"}"),
                new Call(HttpMethod.GET, API + "knowledge-bases/%s/stats", base, null));
    }

    /** {@return the medians of this number of calls of each kind, made in changing order} */
    private static String compare(RestClient caller, Call call, int times) {
        var foreign = new long[times];
        var absent = new long[times];
        var absentToo = new long[times];
        var order = new ArrayList<>(List.of(0, 1, 2));
        var random = new Random(7);
        for (int each = 0; each < times; each++) {
            Collections.shuffle(order, random);
            for (var kind : order) {
                switch (kind) {
                    case 0 -> foreign[each] = call.time(caller, call.id());
                    case 1 -> absent[each] = call.time(caller, like(call.id(), random));
                    default -> absentToo[each] = call.time(caller, like(call.id(), random));
                }
            }
        }
        var base = median(absent);
        return String.format(
                Locale.ROOT,
                "%s %s\t%.3f\t%.3f\t%+.1f %%\t%+.1f %%",
                call.method(),
                call.path().formatted("{id}"),
                median(foreign),
                base,
                100 * (median(foreign) / base - 1),
                100 * (median(absentToo) / base - 1));
    }

    /** {@return an id of the same time that nothing has} */
    private static String like(String id, Random random) {
        var known = UUID.fromString(id);
        return new UUID(known.getMostSignificantBits(), known.getLeastSignificantBits() ^ (1 + random.nextInt(1 << 30)))
                .toString();
    }

    private static double median(long[] nanos) {
        return new Latencies(Arrays.stream(nanos).sorted().toArray()).median();
    }
}
