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
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Fusion;
import dev.docent.retrieval.index.remote.RemotePassageIndex;
import dev.docent.retrieval.index.remote.ScopeProfiles;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.bson.BinaryVector;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the collections hold after writes that meet, fail in the middle, or are not carried to their end. */
class AtlasWritesTest {

    private static final String RECORDS = OpenedIndex.COLLECTION + "_documents";
    private static final Runnable NOTHING = () -> {};

    private final OpenedIndex index =
            new OpenedIndex(AtlasStandIn.start(), OpenedIndex.settings(Fusion.RANKS, Duration.ZERO));
    private final List<String> commands = new ArrayList<>();
    private final AtomicReference<Runnable> onceNumbered = new AtomicReference<>(NOTHING);
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(index.standIn().uri()))
            .addCommandListener(listener())
            .build());

    /** Another node's, whose commands are seen. */
    private final RemotePassageIndex other = OpenedIndex.opening(
                    client.getDatabase(OpenedIndex.DATABASE), OpenedIndex.settings(Fusion.RANKS, Duration.ZERO))
            .open(OpenedIndex.COLLECTION, OpenedIndex.VECTORS);

    private CommandListener listener() {
        return new CommandListener() {
            @Override
            public void commandSucceeded(CommandSucceededEvent event) {
                commands.add(event.getCommandName());
                if (event.getCommandName().equals("findAndModify")) {
                    onceNumbered.getAndSet(NOTHING).run();
                }
            }
        };
    }

    @AfterEach
    void close() {
        client.close();
        index.close();
    }

    @Test
    void isOutdoneByARemovalThatBeganLater() {
        onceNumbered.set(() -> index.delete(new DocumentRef(OWNER, "sea")));

        other.replace(new DocumentRef(OWNER, "sea"), waves("sea", 2, "new"));

        assertThat(other.passages(new DocumentRef(OWNER, "sea"), 0, 10)).isEmpty();
        assertThat(kept()).isEmpty();
    }

    @Test
    void isOutdoneByARemovalOfTheKnowledgeBaseThatBeganLater() {
        onceNumbered.set(() -> index.delete(Scope.of(OWNER, BASE)));

        other.replace(new DocumentRef(OWNER, "sea"), waves("sea", 2, "new"));

        assertThat(other.passages(new DocumentRef(OWNER, "sea"), 0, 10)).isEmpty();
    }

    @Test
    void listsARemovedDocumentToWhichASlowWriterBroughtPassagesAndDied() {
        onceNumbered.set(() -> index.delete(new DocumentRef(OWNER, "sea")));
        other.put(new DocumentRef(OWNER, "sea"), waves("sea", 2, "new"));

        assertThat(index.documents(null, 10)).containsExactly(new DocumentRef(OWNER, "sea"));

        index.delete(new DocumentRef(OWNER, "sea"));
        assertThat(index.documents(null, 10)).isEmpty();
        assertThat(kept()).isEmpty();
    }

    @Test
    void listsADocumentWhoseRemovalEndedHalfway() {
        index.replace(new DocumentRef(OWNER, "sea"), waves("sea", 2, "old"));
        index.standIn().refuse("delete", OpenedIndex.COLLECTION, 91, "away");
        assertThatThrownBy(() -> index.delete(new DocumentRef(OWNER, "sea")))
                .isInstanceOf(UnavailableIndexException.class);
        index.standIn().mend();

        assertThat(records().find(Filters.exists(DocumentRecords.GONE))).isEmpty();
        assertThat(index.documents(null, 10)).containsExactly(new DocumentRef(OWNER, "sea"));

        index.delete(new DocumentRef(OWNER, "sea"));
        assertThat(records().find(Filters.exists(DocumentRecords.GONE))).hasSize(1);
        assertThat(index.documents(null, 10)).isEmpty();
        assertThat(kept()).isEmpty();
    }

    @Test
    void listsWhatIsThereBehindManyThatAreRemoved() {
        for (var document : List.of("a", "b", "c", "d", "e")) {
            index.replace(new DocumentRef(OWNER, document), waves(document, 1, "old"));
        }
        List.of("a", "b", "d").forEach(document -> index.delete(new DocumentRef(OWNER, document)));

        assertThat(index.documents(null, 1)).containsExactly(new DocumentRef(OWNER, "c"));
        assertThat(index.documents(new DocumentRef(OWNER, "c"), 1)).containsExactly(new DocumentRef(OWNER, "e"));
        assertThat(index.documents(new DocumentRef(OWNER, "e"), 1)).isEmpty();
    }

    @Test
    void removesWhatWasReplacedThoughTheAnswerWasLostThatItIs() {
        index.replace(new DocumentRef(OWNER, "sea"), waves("sea", 3, "old"));
        index.put(new DocumentRef(OWNER, "sea"), waves("sea", 2, "new"));
        index.standIn().loseAnswer("update", RECORDS);
        assertThatThrownBy(index::flush).isInstanceOf(UnavailableIndexException.class);

        index.flush();

        assertThat(kept()).hasSize(2).allMatch(each -> each.getString("content").contains("new"));
    }

    @Test
    void bringsVectorsToWhatWasAnnouncedAfterAPutThatWaits() {
        index.put(new DocumentRef(OWNER, "sea"), waves("sea", 2, "old"));
        index.putWithoutVectors(
                new DocumentRef(OWNER, "sea"),
                waves("sea", 3, "new").stream().map(EmbeddedPassage::passage).toList());

        index.addVectors(new DocumentRef(OWNER, "sea"), waves("sea", 3, "new"));
        index.flush();

        assertThat(index.embedded(new DocumentRef(OWNER, "sea"), 0, 10)).hasSize(3);
    }

    @Test
    void putsManyDocumentsInForceByOneNumberAndRemovesWhatTheyHadAtOnce() {
        var documents = List.of("a", "b", "c");
        documents.forEach(document -> other.replace(new DocumentRef(OWNER, document), waves(document, 2, "old")));
        documents.forEach(document -> other.put(new DocumentRef(OWNER, document), waves(document, 1, "new")));
        commands.clear();

        other.flush();

        // One number is of the wait for the search indexes.
        assertThat(commands).filteredOn("findAndModify"::equals).hasSize(2);
        assertThat(commands).filteredOn("delete"::equals).hasSize(1);
        // Of the watermark, the records, and the counts of the knowledge base before and after.
        assertThat(commands).filteredOn("update"::equals).hasSize(4);
        assertThat(kept()).hasSize(3).allMatch(each -> each.getString("content").contains("new"));
    }

    @Test
    void drawsNoNumberWhereNothingComesIntoForce() {
        commands.clear();

        other.close();

        assertThat(commands).isEmpty();
    }

    @Test
    void storesVectorsInFourBytesForEachNumber() {
        index.replace(new DocumentRef(OWNER, "sea"), waves("sea", 1, "new"));

        assertThat(kept().getFirst().get(PassageDocuments.EMBEDDING))
                .isEqualTo(BinaryVector.floatVector(Passages.unit(1, 0, 0)));
    }

    @Test
    void readsAndFindsTheVectorsOfEarlierVersions() {
        index.replace(new DocumentRef(OWNER, "sea"), waves("sea", 1, "old"));
        passages()
                .updateMany(
                        Filters.eq(PassageDocuments.OWNER, OWNER),
                        Updates.set(PassageDocuments.EMBEDDING, List.of(1.0, 0.0, 0.0)));

        assertThat(index.embedded(new DocumentRef(OWNER, "sea"), 0, 10)
                        .getFirst()
                        .vector())
                .containsExactly(1, 0, 0);
        assertThat(index.search(new PassageQuery(
                        Scope.of(OWNER, BASE), "", Passages.unit(1, 0, 0), SearchMode.SEMANTIC, 10, null)))
                .singleElement()
                .satisfies(hit -> assertThat(hit.semantic()).isEqualTo(1));
    }

    @Test
    void hasAnIndexForRemovalsOfKnowledgeBases() {
        assertThat(passages()
                        .listIndexes()
                        .map(each -> List.copyOf(each.get("key", Document.class).keySet())))
                .contains(List.of("metadata.owner", "metadata.knowledgeBase", "metadata.put"));
    }

    @Test
    void remembersWhatAnOwnerHasWhileOthersWrite() {
        var collections = AtlasCollections.of(index.database(), OpenedIndex.COLLECTION);
        var records = new DocumentRecords(collections, new GenerationHeader(collections));
        var profiles = new ScopeProfiles(records);
        index.replace(new DocumentRef(OWNER, "sea"), waves("sea", 2, "old"));
        var seen = profiles.of(Scope.of(OWNER, BASE));

        profiles.changed("bob");
        assertThat(profiles.of(Scope.of(OWNER, BASE))).isSameAs(seen);

        index.replace(new DocumentRef(OWNER, "sea"), waves("sea", 3, "new"));
        profiles.changed(OWNER);
        assertThat(profiles.of(Scope.of(OWNER, BASE)).statistics().passages()).isEqualTo(3);
    }

    private MongoCollection<Document> passages() {
        return index.database().getCollection(OpenedIndex.COLLECTION);
    }

    private MongoCollection<Document> records() {
        return index.database().getCollection(RECORDS);
    }

    /** {@return all passages but the watermark} */
    private List<Document> kept() {
        return passages().find(Filters.eq(PassageDocuments.OWNER, OWNER)).into(new ArrayList<>());
    }

    private static List<EmbeddedPassage> waves(String document, int passages, String word) {
        return IntStream.range(0, passages)
                .mapToObj(i -> passage(source(OWNER, BASE, document), i, "wave " + word + " " + i, 1, 0, 0))
                .toList();
    }
}
