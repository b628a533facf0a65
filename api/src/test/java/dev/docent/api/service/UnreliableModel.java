package dev.docent.api.service;

import static dev.docent.retrieval.openai.OpenAiStandIn.error;
import static dev.docent.retrieval.openai.OpenAiStandIn.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.retrieval.openai.OpenAiStandIn.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * An embedding model that refuses texts with a certain word, each in the way of one of three servers, is slow, refuses calls for the
 * rest of a minute when its quota is used up, and is down for every third minute. It counts what it embeds.
 */
final class UnreliableModel {

    /** A text with this word is refused. */
    static final String REFUSED = "unembeddable";

    static final int DIMENSIONS = 256;

    /** Calls that it answers before it refuses all until the end of the minute, however slowly they come. */
    static final int QUOTA = 240;

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private final Map<String, Integer> embedded = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicInteger down = new AtomicInteger();
    private final AtomicInteger limited = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicLong usedUp = new AtomicLong(-1);

    UnreliableModel(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** {@return how often each text was embedded} */
    Map<String, Integer> embedded() {
        return embedded;
    }

    /** {@return the texts that were refused when they were alone} */
    Set<String> refused() {
        return refused;
    }

    /** {@return the number of calls} */
    long calls() {
        return calls.get();
    }

    /** {@return the number of calls while it was down} */
    int callsWhileDown() {
        return down.get();
    }

    /** {@return the number of calls above the quota} */
    int callsAboveQuota() {
        return limited.get();
    }

    Reply reply(JsonNode request) {
        var call = calls.incrementAndGet();
        var now = nanos.getAsLong();
        var minute = now / MINUTE;
        if (minute % 3 == 2) {
            down.incrementAndGet();
            return call % 2 == 0
                    ? error(503, "{\"error\":{\"message\":\"Loading model\"}}")
                    : UnreliableModel::breakOff;
        }
        if (usedUp.get() != minute && answered.incrementAndGet() % QUOTA == 0) {
            usedUp.set(minute);
        }
        if (usedUp.get() == minute) {
            limited.incrementAndGet();
            return limited(1 + Duration.ofNanos(MINUTE - now % MINUTE).toSeconds());
        }
        LockSupport.parkNanos(Duration.ofMillis(call % 50 == 0 ? 300 : 10).toNanos());
        var texts = StreamSupport.stream(request.path("input").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        var wrong = texts.stream().filter(text -> text.contains(REFUSED)).findFirst();
        if (wrong.isPresent()) {
            if (texts.size() == 1) {
                refused.add(wrong.get());
            }
            return refusal(wrong.get());
        }
        texts.forEach(text -> embedded.merge(text, 1, Integer::sum));
        return json(IntStream.range(0, texts.size())
                .mapToObj(each -> "{\"object\":\"embedding\",\"index\":%d,\"embedding\":%s}"
                        .formatted(each, vector(texts.get(each))))
                .collect(Collectors.joining(
                        ",",
                        "{\"object\":\"list\",\"data\":[",
                        "],\"usage\":{\"prompt_tokens\":9,\"total_tokens\":9}}")));
    }

    private static Reply limited(long seconds) {
        return exchange -> {
            exchange.getResponseHeaders().set("Retry-After", Long.toString(seconds));
            error(429, "{\"error\":{\"message\":\"Rate limit reached\",\"code\":\"rate_limit_exceeded\"}}")
                    .to(exchange);
        };
    }

    private static Reply refusal(String text) {
        return switch (Math.floorMod(text.hashCode(), 3)) {
            case 0 ->
                error(
                        500,
                        "{\"error\":{\"code\":500,\"message\":\"input is too large to process. increase the physical batch size\",\"type\":\"server_error\"}}");
            case 1 ->
                error(
                        400,
                        "{\"object\":\"error\",\"message\":\"This model's maximum context length is 512 tokens.\",\"code\":400}");
            default -> error(500, "{\"error\":{\"message\":\"Internal Server Error\"}}");
        };
    }

    private static void breakOff(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        exchange.close();
        throw new IOException("The connection breaks");
    }

    private static String vector(String text) {
        var vector = new int[DIMENSIONS];
        for (var word : text.split("\\W+")) {
            vector[Math.floorMod(word.hashCode(), DIMENSIONS)]++;
        }
        vector[0]++;
        return java.util.Arrays.toString(vector);
    }
}
