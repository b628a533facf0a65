package dev.docent.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.bench.running.StartedService;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The command that streams many answers at the same time over TLS, and compares how long they take with the time that the model
 * takes to write them; or that keeps many slow ones open, for the memory of the process. With HTTP/1.1 each stream has a
 * connection of its own, with HTTP/2 a hundred share one.
 */
public final class AnswerStreams {

    private static final String CONVERSATIONS = "/api/v1/chat/conversations";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PER_CONNECTION = 100;
    private static final int BEGUN_PER_SECOND = 10;

    /** In the rest of an answer, after the last one has begun. */
    private static final int SENTENCES = 40;

    private static final String MANY = "100000";
    private static final Map<String, String> SETTINGS = Map.of(
            "DOCENT_CONNECTIONS_PERADDRESS", MANY,
            "DOCENT_CONNECTIONS_REQUESTSPERADDRESS", MANY,
            "DOCENT_CONNECTIONS_REQUESTSPERACCOUNT", MANY,
            "SERVER_TOMCAT_MAXCONNECTIONS", MANY,
            "DOCENT_LIMITS_ENABLED", "false");

    private final StartedService service;

    /** Begins the conversations: a connection of HTTP/1.1 that waits may be closed by the service at the moment it is used again. */
    private final HttpClient calls;

    private final List<HttpClient> clients;
    private final String key;
    private final CountDownLatch begun;
    private final AtomicInteger events = new AtomicInteger();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> beginnings = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    private AnswerStreams(StartedService service, String key, int streams, HttpClient.Version version) {
        this.service = service;
        this.calls = client(service, HttpClient.Version.HTTP_2);
        this.clients = Stream.generate(() -> client(service, version))
                .limit(1 + streams / PER_CONNECTION)
                .toList();
        this.key = key;
        this.begun = new CountDownLatch(streams);
    }

    private static HttpClient client(StartedService service, HttpClient.Version version) {
        return HttpClient.newBuilder()
                .version(version)
                .sslContext(service.trust())
                .build();
    }

    /** Takes a jar, the number of streams, the version of HTTP, and {@code open} to keep them open instead. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 3 || !Files.isRegularFile(Path.of(arguments[0]))) {
            System.err.println("Usage: AnswerStreams DOCENT_JAR STREAMS 1|2 [open]");
            System.exit(2);
        }
        var streams = Integer.parseInt(arguments[1]);
        var version = arguments[2].equals("1") ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2;
        var isOpen = arguments.length > 3;
        try (var model = isOpen
                ? PacedModel.start(60, Duration.ofSeconds(10))
                : PacedModel.start(SENTENCES + streams / BEGUN_PER_SECOND, Duration.ofSeconds(1))) {
            var settings = new HashMap<>(SETTINGS);
            settings.putAll(model.settings());
            try (var service = StartedService.start(Path.of(arguments[0]).toAbsolutePath(), settings)) {
                service.upload("light.txt", PacedModel.document().getBytes(StandardCharsets.UTF_8));
                while (service.done() < 1) {
                    Thread.sleep(100);
                }
                var key = Files.readString(service.folder().resolve("data/master.key"))
                        .strip();
                new AnswerStreams(service, key, streams, version).run(streams, model.ideal(), isOpen);
            }
        }
    }

    private void run(int streams, Duration ideal, boolean isOpen) throws InterruptedException, IOException {
        System.out.printf(Locale.ROOT, "%d MB resident before%n", service.megabytes());
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        for (var number = 0; number < streams; number++) {
            var client = clients.get(number / PER_CONNECTION);
            threads.execute(() -> stream(client));
            Thread.sleep(1000 / BEGUN_PER_SECOND);
        }
        if (!begun.await(5, TimeUnit.MINUTES)) {
            System.out.printf(Locale.ROOT, "%d did not begin%n", begun.getCount());
        }
        if (isOpen) {
            Thread.sleep(30_000);
        } else {
            threads.shutdown();
            threads.awaitTermination(ideal.multipliedBy(3).toSeconds(), TimeUnit.SECONDS);
        }
        report(ideal);
        threads.shutdownNow();
    }

    private void report(Duration ideal) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%d begun and not failed, %d MB resident, %d events%n",
                begun.getCount() == 0 ? nanos.size() : -1,
                service.megabytes(),
                events.get());
        failures.stream().distinct().limit(5).forEach(System.out::println);
        print("to the first sentence", beginnings, ideal);
        print("to the end", nanos, ideal);
    }

    private static void print(String what, Collection<Long> nanos, Duration ideal) {
        var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        for (var percent : sorted.length == 0 ? new int[0] : new int[] {50, 99, 100}) {
            var at = sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
            System.out.printf(
                    Locale.ROOT,
                    "%s\tp%d\t%.2f s\t%.3f times the time of the model%n",
                    what,
                    percent,
                    at / 1e9,
                    (double) at / ideal.toNanos());
        }
    }

    /** Asks in a conversation of its own, and receives the answer to its end. */
    private void stream(HttpClient client) {
        try {
            var question = post(
                            CONVERSATIONS + "/" + conversation() + "/messages",
                            "{\"content\":\"Which keeper of the northern light lit which lamp?\"}")
                    .header("Accept", "text/event-stream")
                    .build();
            receive(client.send(question, BodyHandlers.ofLines()).body().iterator());
        } catch (IOException | RuntimeException failure) {
            failures.add(failure.toString());
            begun.countDown();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String conversation() throws IOException, InterruptedException {
        var created = calls.send(post(CONVERSATIONS, "{\"new\":true}").build(), BodyHandlers.ofByteArray());
        return JSON.readTree(created.body()).path("id").asText();
    }

    private HttpRequest.Builder post(String path, String body) {
        return HttpRequest.newBuilder(service.address().resolve(path))
                .header("X-API-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private void receive(Iterator<String> lines) {
        var start = 0L;
        var last = "";
        var isSpeaking = false;
        while (lines.hasNext()) {
            var line = lines.next();
            if (line.startsWith("event: ")) {
                last = line;
                events.incrementAndGet();
            }
            if (line.equals("event: message")) {
                start = System.nanoTime();
                begun.countDown();
            } else if (line.equals("event: delta") && !isSpeaking) {
                isSpeaking = true;
                beginnings.add(System.nanoTime() - start);
            } else if (line.equals("event: done")) {
                nanos.add(System.nanoTime() - start);
            }
        }
        if (!last.equals("event: done")) {
            failures.add("ended with " + last);
        }
    }
}
