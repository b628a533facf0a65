package dev.docent.bench.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The command that starts the jar with {@code -Xmx512m}, uploads a thousand documents, one of 872 pages and one of 50 MB
 * among them, and prints the resident memory of the service and its workers every five seconds until a minute after the
 * last document is done. Linux only: it reads {@code /proc}.
 */
public final class MemoryCurve {

    private static final int DOCUMENTS = 1000;
    private static final int PAGES = 872;
    private static final int LARGE_MEGABYTES = 50;
    private static final int SECONDS_BETWEEN = 5;
    private static final int LOOKS_AFTER = 12;

    private MemoryCurve() {}

    /** Takes the jar. Exits with 2 without one. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 1 || !Files.isRegularFile(Path.of(arguments[0]))) {
            System.err.println("Usage: MemoryCurve DOCENT_JAR [DOCUMENTS]");
            System.exit(2);
        }
        var documents = arguments.length > 1 ? Integer.parseInt(arguments[1]) : DOCUMENTS;
        try (var service = StartedService.start(Path.of(arguments[0]).toAbsolutePath())) {
            var sending = Thread.ofPlatform().daemon().start(() -> send(service, documents));
            System.out.println("seconds\tservice_mb\tworkers_mb\tworkers\tdone");
            var start = System.nanoTime();
            for (int looksAfter = 0; looksAfter < LOOKS_AFTER; ) {
                var done = service.done();
                System.out.printf(
                        Locale.ROOT,
                        "%d\t%d\t%d\t%d\t%d%n",
                        (System.nanoTime() - start) / 1_000_000_000,
                        service.megabytes(),
                        service.workerMegabytes(),
                        service.workers(),
                        done);
                if (done >= documents && !sending.isAlive()) {
                    looksAfter++;
                }
                Thread.sleep(SECONDS_BETWEEN * 1000L);
            }
        }
    }

    private static void send(StartedService service, int documents) {
        try {
            for (int number = 0; number < documents; number++) {
                if (number == documents / 4) {
                    service.upload("pages.pdf", GeneratedDocuments.pdf(PAGES, 0));
                } else if (number == documents / 2) {
                    service.upload("large.pdf", GeneratedDocuments.pdf(3, LARGE_MEGABYTES));
                } else {
                    service.upload("note-" + number + ".txt", GeneratedDocuments.text(number));
                }
            }
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
