package dev.docent.bench.load;

import dev.docent.bench.running.StartedService;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.web.client.RestClient;

/** A tenant that asks about a small knowledge base, and one that uploads without end. */
final class MeasuredTenants {

    private static final int TOWERS = 400;
    private static final int UPLOADERS = 8;
    private static final int UPLOAD_PARAGRAPHS = 3_000;

    private final RestClient asking;
    private final RestClient uploading;
    private final RestClient anonymous;
    private final AtomicInteger questions = new AtomicInteger();
    private final AtomicInteger uploads = new AtomicInteger();

    MeasuredTenants(StartedService service) {
        this.asking = service.account("asking");
        this.uploading = service.account("uploading");
        this.anonymous = service.account("anonymous");
        upload(asking, "towers.txt", text(TOWERS, 0));
    }

    /** Asks for anything but what was asked before, so that its vector is not cached. */
    void ask() {
        var number = questions.incrementAndGet();
        asking.post()
                .uri("/query")
                .body(Map.of(
                        "query",
                        "Which lamp did keeper %d light before storm %d came?".formatted(number % TOWERS, number)))
                .retrieve()
                .toBodilessEntity();
    }

    void isAlive() {
        anonymous.get().uri("/actuator/health/liveness").retrieve().toBodilessEntity();
    }

    /** {@return questions answered in a second, asked by this number of callers at once} */
    double answersPerSecond(int callers, int seconds) throws InterruptedException {
        var done = new AtomicInteger();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, callers)
                    .forEach(_ -> threads.submit(() -> {
                        while (System.nanoTime() < end) {
                            ask();
                            done.incrementAndGet();
                        }
                    }));
            threads.shutdown();
            threads.awaitTermination(seconds + 60L, TimeUnit.SECONDS);
        }
        return done.get() / (double) seconds;
    }

    /** Runs the work while eight callers of the other tenant upload texts and wait for all of their vectors. */
    void duringUploads(Runnable work) throws InterruptedException {
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, UPLOADERS)
                    .forEach(_ -> threads.submit(() -> {
                        while (!over.get()) {
                            var number = uploads.incrementAndGet();
                            upload(uploading, "towers-%d.txt".formatted(number), text(UPLOAD_PARAGRAPHS, number));
                        }
                    }));
            TimeUnit.SECONDS.sleep(20);
            work.run();
            over.set(true);
            threads.shutdownNow();
        }
    }

    private static void upload(RestClient tenant, String filename, String text) {
        var body = new MultipartBodyBuilder();
        body.part("file", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)))
                .filename(filename);
        tenant.post()
                .uri("/make_embedding?include_embeddings=true")
                .body(body.build())
                .retrieve()
                .toEntity(byte[].class);
    }

    private static String text(int paragraphs, int number) {
        return IntStream.range(0, paragraphs)
                .mapToObj(each ->
                        "Keeper %d of coast %d lit lamp %d before the storm came in from the west at %d o'clock."
                                .formatted(each, number, 7 * each + number, each % 24))
                .collect(Collectors.joining("\n\n"));
    }
}
