package dev.docent.retrieval.index;

import static dev.docent.retrieval.index.Passages.BASE;
import static dev.docent.retrieval.index.Passages.OWNER;
import static dev.docent.retrieval.index.Passages.passage;
import static dev.docent.retrieval.index.Passages.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every index of passages shows to those who read while others write. */
public abstract class PassageConcurrencyContract extends IndexUnderTest {

    private static final Scope SCOPE = Scope.of(OWNER, BASE);
    private static final int VERSIONS = 30;

    @ParameterizedTest
    @EnumSource
    void showsTheOldPassagesOrTheNewNeverAMixtureOrNone(SearchMode mode) throws Exception {
        index().replace(new DocumentRef(OWNER, "sea"), version(1));

        whileReplacing(() -> {
            var hits = index().search(PassageIndexContract.query(SCOPE, mode, "wave", 100, null));
            assertIsOneVersion(hits.stream().map(PassageHit::passage).toList());
        });
    }

    @Test
    void listsTheOldPassagesOrTheNewNeverAMixtureOrNone() throws Exception {
        index().replace(new DocumentRef(OWNER, "sea"), version(1));

        whileReplacing(() -> assertIsOneVersion(index().passages(new DocumentRef(OWNER, "sea"), 0, 100)));
    }

    @Test
    void showsToASearchThatBeginsAfterwardsWhatManyWroteAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = IntStream.range(0, 40)
                    .mapToObj(each -> threads.submit(() -> writeAndFind("document" + each)))
                    .toList();
            join(writing);
        }

        assertThat(index().statistics(SCOPE).passages()).isEqualTo(40);
    }

    private void writeAndFind(String document) {
        index().replace(
                        new DocumentRef(OWNER, document),
                        List.of(passage(source(OWNER, BASE, document), 0, document, 1, 0, 0)));

        var hits = index().search(PassageIndexContract.query(SCOPE, SearchMode.KEYWORD, document, 1, null));
        assertThat(PassageIndexContract.documents(hits)).containsExactly(document);
    }

    private void whileReplacing(Runnable read) throws InterruptedException, ExecutionException {
        var writing = new CountDownLatch(1);
        // Threads of the system: virtual ones that never wait would leave no core to the writer.
        try (var threads = Executors.newFixedThreadPool(3)) {
            var writer = threads.submit(() -> {
                try {
                    IntStream.rangeClosed(2, VERSIONS)
                            .forEach(each -> index().replace(new DocumentRef(OWNER, "sea"), version(each)));
                } finally {
                    writing.countDown();
                }
            });
            var readers = Stream.generate(() -> threads.submit(() -> {
                        do {
                            read.run();
                        } while (writing.getCount() > 0);
                    }))
                    .limit(2)
                    .toList();
            writer.get();
            join(readers);
        }
    }

    private static void join(List<? extends Future<?>> running) throws InterruptedException, ExecutionException {
        for (var each : running) {
            each.get();
        }
    }

    /** Each version has another number of passages, and says in each of them which one it is. */
    private static List<EmbeddedPassage> version(int version) {
        return IntStream.range(0, count(version))
                .mapToObj(each -> passage(source(OWNER, BASE, "sea"), each, "wave version" + version, 1, 0, 0))
                .toList();
    }

    private static int count(int version) {
        return 2 + version % 5;
    }

    private static void assertIsOneVersion(List<Passage> passages) {
        var texts = passages.stream().map(Passage::text).distinct().toList();
        assertThat(texts).hasSize(1);
        var version = Integer.parseInt(texts.getFirst().replaceAll("\\D", ""));
        assertThat(passages).hasSize(count(version));
    }
}
