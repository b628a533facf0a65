package dev.docent.bench.ingestion;

import dev.docent.bench.ingestion.MeasuredAccount.ReadyDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.util.FileSystemUtils;

/**
 * The command that compares the pipeline, from the upload of a folder's files until all are searchable, with the bare
 * embedding of the same passages in the same process: the difference is the cost of parsing, chunking, indexing and
 * records. Searches are timed before and during ingestion.
 */
public final class IngestionThroughput {

    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 3;

    /** The account whose documents are ingested before the measurement, and searched. */
    private static final String WARM = "warm-up";

    private static final int SEARCHES = 100;

    private IngestionThroughput() {}

    /** Takes a folder of documents and prints one figure per line. Exits with 2 without a folder. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1 || !Files.isDirectory(Path.of(arguments[0]))) {
            System.err.println("Usage: IngestionThroughput FOLDER");
            System.exit(2);
        }
        var data = Files.createTempDirectory("throughput");
        try (var context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "docent.data=" + data,
                        "spring.flyway.locations=classpath:db/sqlite",
                        "spring.main.banner-mode=off",
                        "logging.level.root=WARN")
                .run()) {
            var files = files(Path.of(arguments[0]));
            measure(context, files, warmUp(context, files));
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    /**
     * {@return the time of the bare embedding after a few repetitions: the compiler takes a third of two cores in the first
     * minute, and a twentieth in the third}
     */
    private static long warmUp(ApplicationContext context, List<Path> files) throws IOException, InterruptedException {
        for (var round = 1; round < WARM_UPS; round++) {
            ingest(new MeasuredAccount(context, "warm-up-" + round), files);
        }
        var last = new MeasuredAccount(context, WARM);
        ingest(last, files);
        return last.embedBarely();
    }

    private static void ingest(MeasuredAccount account, List<Path> files) throws IOException, InterruptedException {
        account.upload(files);
        account.awaitReady();
    }

    private static void measure(ApplicationContext context, List<Path> files, long bareBefore)
            throws IOException, InterruptedException {
        print("documents", files.size());
        var bare = bareBefore;
        for (var round = 1; round <= ROUNDS; round++) {
            bare = throughput(new MeasuredAccount(context, "round-" + round), files, bare);
        }
        latency(new MeasuredAccount(context, WARM), new MeasuredAccount(context, "meanwhile"), files);
    }

    /** {@return the time of the bare embedding afterwards} @param bareBefore the same time before, since the machine drifts */
    private static long throughput(MeasuredAccount account, List<Path> files, long bareBefore)
            throws IOException, InterruptedException {
        var start = System.nanoTime();
        ingest(account, files);
        var pipeline = System.nanoTime() - start;
        var bareAfter = account.embedBarely();
        var bare = (bareBefore + bareAfter) / 2;
        var passages = account.passages().size();
        print("passages", passages);
        print("pipeline passages/s", passages * 1e9 / pipeline);
        print("bare embedding passages/s", passages * 1e9 / bare);
        print("share of the bare embedding", (double) bare / pipeline);
        return bareAfter;
    }

    /** Separate from the throughput, since the questions are embedded too. */
    private static void latency(MeasuredAccount warm, MeasuredAccount busy, List<Path> files)
            throws IOException, InterruptedException {
        var idle = searches(warm, () -> false);
        busy.upload(files);
        var loaded = searches(warm, busy::isReady);
        print("search p95 ms, idle", percentile(idle));
        print("search p95 ms, meanwhile", percentile(loaded));
        print("ratio", percentile(loaded) / percentile(idle));
    }

    private static List<Long> searches(MeasuredAccount account, BooleanSupplier over) throws InterruptedException {
        var times = new ArrayList<Long>();
        while (times.size() < SEARCHES && !over.getAsBoolean()) {
            times.add(account.search(times.size()));
            // Users ask now and then; without a pause the searches would be the load.
            Thread.sleep(250);
        }
        return times;
    }

    private static double percentile(List<Long> nanoseconds) {
        var sorted = nanoseconds.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(Math.ceilDiv(sorted.size() * 95, 100) - 1) / 1e6;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void print(String what, double figure) {
        System.out.printf(Locale.ROOT, "%-28s %10.3f%n", what, figure);
    }

    /** The beans that ingest and search, without HTTP. */
    @EnableAutoConfiguration
    @ComponentScan({"dev.docent.storage", "dev.docent.retrieval", "dev.docent.ingestion"})
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        ReadyDocuments readyDocuments() {
            return new ReadyDocuments();
        }
    }
}
