package dev.docent.retrieval.index.atlas;

import static dev.docent.retrieval.index.Passages.BASE;
import static dev.docent.retrieval.index.Passages.OWNER;
import static dev.docent.retrieval.index.Passages.passage;
import static dev.docent.retrieval.index.Passages.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Fusion;
import dev.docent.retrieval.index.remote.RemotePassageIndex;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a knowledge base holds, read from a record of its own as long as that is certain. */
class ScopeCountsTest {

    private static final String RECORDS = OpenedIndex.COLLECTION + "_documents";
    private static final Scope SCOPE = Scope.of(OWNER, BASE);
    private static final Runnable NOTHING = () -> {};

    private final OpenedIndex index =
            new OpenedIndex(AtlasStandIn.start(), OpenedIndex.settings(Fusion.RANKS, Duration.ZERO));
    private final List<String> commands = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<Runnable> onceRead = new AtomicReference<>(NOTHING);
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(index.standIn().uri()))
            .addCommandListener(new CommandListener() {
                @Override
                public void commandSucceeded(CommandSucceededEvent event) {
                    commands.add(event.getCommandName());
                    if (event.getCommandName().equals("find")) {
                        onceRead.getAndSet(NOTHING).run();
                    }
                }
            })
            .build());

    /** Another node's, whose commands are seen. */
    private final RemotePassageIndex other = OpenedIndex.opening(
                    client.getDatabase(OpenedIndex.DATABASE), OpenedIndex.settings(Fusion.RANKS, Duration.ZERO))
            .open(OpenedIndex.COLLECTION, OpenedIndex.VECTORS);

    @AfterEach
    void close() {
        client.close();
        index.close();
    }

    @Test
    void countsTheDocumentsOnceAndThenWithEachChange() {
        index.replace(new DocumentRef(OWNER, "sea"), waves("sea", BASE, 2));
        assertThat(other.statistics(SCOPE).passages()).isEqualTo(2);
        commands.clear();

        index.replace(new DocumentRef(OWNER, "sea"), waves("sea", BASE, 3));
        index.replace(new DocumentRef(OWNER, "hill"), waves("hill", BASE, 1));

        assertThat(other.statistics(SCOPE)).isEqualTo(new IndexStatistics(4, 28));
        assertThat(commands).containsExactly("find");
    }

    @Test
    void countsADocumentInTheKnowledgeBaseToWhichItMoved() {
        index.replace(new DocumentRef(OWNER, "sea"), waves("sea", BASE, 2));
        assertThat(other.statistics(SCOPE).passages()).isEqualTo(2);
        assertThat(other.statistics(Scope.of(OWNER, "letters")).passages()).isZero();

        index.replace(new DocumentRef(OWNER, "sea"), waves("sea", "letters", 3));

        commands.clear();
        assertThat(other.statistics(SCOPE).passages()).isZero();
        assertThat(other.statistics(Scope.of(OWNER, "letters")).passages()).isEqualTo(3);
        assertThat(commands).containsOnly("find");
    }

    @Test
    void countsAgainAfterADeletion() {
        index.replace(new DocumentRef(OWNER, "sea"), waves("sea", BASE, 2));
        index.replace(new DocumentRef(OWNER, "hill"), waves("hill", BASE, 1));
        assertThat(other.statistics(SCOPE).passages()).isEqualTo(3);

        index.delete(new DocumentRef(OWNER, "sea"));
        assertThat(other.statistics(SCOPE).passages()).isEqualTo(1);

        index.delete(SCOPE);
        assertThat(other.statistics(SCOPE).passages()).isZero();
    }

    @Test
    void countsWhileItIsUnknownWhetherAChangeTookEffect() {
        index.replace(new DocumentRef(OWNER, "sea"), waves("sea", BASE, 2));
        assertThat(other.statistics(SCOPE).passages()).isEqualTo(2);
        index.put(new DocumentRef(OWNER, "sea"), waves("sea", BASE, 3));
        // The first update of the records begins the change of the counts.
        onceRead.set(() -> index.standIn().refuse("update", RECORDS, 91, "away"));
        other.put(new DocumentRef(OWNER, "hill"), waves("hill", BASE, 1));
        assertThatThrownBy(other::flush).isInstanceOf(UnavailableIndexException.class);
        index.standIn().mend();
        assertThat(other.statistics(SCOPE).passages()).isEqualTo(2);

        begun(Instant.now());
        commands.clear();
        assertThat(other.statistics(SCOPE).passages()).isEqualTo(2);
        assertThat(other.statistics(SCOPE).passages()).isEqualTo(2);
        assertThat(commands).containsExactly("find", "aggregate", "find", "aggregate");

        other.flush();
        assertThat(other.statistics(SCOPE).passages()).isEqualTo(3);
    }

    @Test
    void endsAChangeThatAProcessBeganWhichDied() {
        index.replace(new DocumentRef(OWNER, "sea"), waves("sea", BASE, 2));
        assertThat(other.statistics(SCOPE).passages()).isEqualTo(2);
        begun(Instant.now().minus(Duration.ofHours(1)));

        assertThat(other.statistics(SCOPE).passages()).isEqualTo(2);

        commands.clear();
        assertThat(other.statistics(SCOPE).passages()).isEqualTo(2);
        assertThat(commands).containsExactly("find");
    }

    @Test
    void correctsACountThatIsOld() {
        index.replace(new DocumentRef(OWNER, "sea"), waves("sea", BASE, 2));
        assertThat(other.statistics(SCOPE).passages()).isEqualTo(2);
        counts(Updates.combine(
                Updates.set("languages.ENGLISH.passages", 77L),
                Updates.set("countedAt", Date.from(Instant.now().minus(Duration.ofHours(1))))));

        assertThat(other.statistics(SCOPE).passages()).isEqualTo(2);
    }

    @Test
    void countsAgainIfAnotherNodeChangedTheDocumentMeanwhile() {
        index.replace(new DocumentRef(OWNER, "sea"), waves("sea", BASE, 2));
        assertThat(other.statistics(SCOPE).passages()).isEqualTo(2);
        index.put(new DocumentRef(OWNER, "sea"), waves("sea", BASE, 5));
        other.put(new DocumentRef(OWNER, "sea"), waves("sea", BASE, 3));
        onceRead.set(index::flush);

        other.flush();

        assertThat(other.statistics(SCOPE).passages()).isEqualTo(3);
        assertThat(index.count(new DocumentRef(OWNER, "sea"))).isEqualTo(3);
    }

    @Test
    void isRightAfterChangesOfManyNodes() throws Exception {
        try (var nodes = Executors.newFixedThreadPool(4)) {
            nodes.invokeAll(IntStream.range(0, 40)
                            .mapToObj(i -> (Callable<Boolean>) () -> {
                                var document = "d" + i % 5;
                                (i % 2 == 0 ? index : other)
                                        .putWithoutVectors(
                                                new DocumentRef(OWNER, document),
                                                waves(document, BASE, 1 + i % 3).stream()
                                                        .map(EmbeddedPassage::passage)
                                                        .toList());
                                return other.statistics(SCOPE).passages() >= 0;
                            })
                            .toList())
                    .forEach(done -> assertThat(done).succeedsWithin(Duration.ofSeconds(30)));
        }

        assertThat(other.statistics(SCOPE).passages())
                .isEqualTo(IntStream.range(0, 5)
                        .mapToLong(i -> index.count(new DocumentRef(OWNER, "d" + i)))
                        .sum());
    }

    private void begun(Instant time) {
        counts(Updates.combine(Updates.set("open", 1), Updates.set("begunAt", Date.from(time))));
    }

    private void counts(Bson update) {
        assertThat(index.database()
                        .getCollection(RECORDS)
                        .updateMany(Filters.exists("countedAt"), update)
                        .getMatchedCount())
                .isEqualTo(1);
    }

    private static List<EmbeddedPassage> waves(String document, String base, int passages) {
        return IntStream.range(0, passages)
                .mapToObj(i -> passage(source(OWNER, base, document), i, "wave " + i, 1, 0, 0))
                .toList();
    }
}
