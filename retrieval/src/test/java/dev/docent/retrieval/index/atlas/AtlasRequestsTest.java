package dev.docent.retrieval.index.atlas;

import static dev.docent.retrieval.index.Passages.BASE;
import static dev.docent.retrieval.index.Passages.OWNER;
import static dev.docent.retrieval.index.Passages.passage;
import static dev.docent.retrieval.index.Passages.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Fusion;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Quantization;
import dev.docent.retrieval.index.filter.FilterableFields;
import dev.docent.retrieval.index.filter.MetadataFilter;
import dev.docent.retrieval.index.filter.MetadataFilter.And;
import dev.docent.retrieval.index.filter.MetadataFilter.Comparison;
import dev.docent.retrieval.index.filter.MetadataFilter.Not;
import dev.docent.retrieval.index.filter.MetadataFilter.Operator;
import dev.docent.retrieval.index.filter.MetadataFilter.Or;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each request for search indexes that the adapter sends, with each of its fields misspelt or of another type, is refused by
 * the stand-in: a field that the service does not know cannot slip into a request unnoticed.
 */
class AtlasRequestsTest {

    /** Chosen by the adapter: the service takes any name. */
    private static final Set<String> NAMES_OF_OURS = Set.of("score", SearchPipelines.NUMBER);

    /** A field that the adapter adds, of any value. */
    private static final Set<String> VALUES_OF_OURS = Set.of(SearchPipelines.NUMBER);

    /** Added by the driver, or the same for every command. */
    private static final Set<String> OF_THE_DRIVER =
            Set.of("$db", "lsid", "$readPreference", "$clusterTime", "txnNumber");

    private static final Duration LONG = Duration.ofSeconds(30);

    private final AtlasStandIn standIn = AtlasStandIn.start();
    private final List<BsonDocument> sent = new ArrayList<>();
    private final MongoClient client = client(standIn);
    private int names;

    private MongoClient client(AtlasStandIn server) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.uri()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        if (isOfSearch(event.getCommand())) {
                            sent.add(BsonDocument.parse(event.getCommand().toJson()));
                        }
                    }
                })
                .build());
    }

    @AfterEach
    void close() {
        client.close();
        standIn.close();
    }

    @Test
    void isRefusedWithAnyFieldWrong() {
        use(client, Quantization.NONE);
        var requests = sent.stream().distinct().toList();
        assertThat(requests.stream().map(BsonDocument::getFirstKey))
                .contains("createSearchIndexes", "dropSearchIndex", "aggregate");
        assertThat(requests.stream().map(AtlasRequestsTest::stage))
                .contains("$search", "$searchMeta", "$vectorSearch", "$listSearchIndexes");

        for (var request : requests) {
            run(request);
            assertThat(mutants(request))
                    .filteredOn(this::isAccepted)
                    .extracting(BsonDocument::toJson)
                    .isEmpty();
        }
    }

    /** A refusal because an index is there, or is not, would say nothing of the field. */
    private boolean isAccepted(BsonDocument mutant) {
        try {
            run(mutant);
            return true;
        } catch (MongoCommandException refusal) {
            assertThat(refusal.getErrorCode()).as(mutant.toJson()).isNotIn(27, 68);
            return false;
        }
    }

    @Test
    void returnsWhatTheIndexStoresRatherThanDocuments() {
        use(client, Quantization.NONE);

        assertThat(searches("$vectorSearch"))
                .isNotEmpty()
                .allMatch(each -> each.getBoolean("returnStoredSource").getValue());
        assertThat(searches("$search"))
                .isNotEmpty()
                .allMatch(each -> each.getBoolean("returnStoredSource").getValue());
    }

    @Test
    void limitsTheTimeOfTheSearchesThatAskWhetherAWriteIsShown() {
        use(client, Quantization.NONE);

        assertThat(sent.stream().filter(each -> each.containsKey("maxTimeMS")).map(AtlasRequestsTest::stage))
                .contains("$search", "$vectorSearch");
    }

    @Test
    void readsDocumentsForVectorsOfAnOlderServer() {
        try (var older = AtlasStandIn.ofVersion80();
                var plain = client(older)) {
            use(plain, Quantization.NONE);
            assertThat(searches("$vectorSearch"))
                    .isNotEmpty()
                    .noneMatch(each -> each.containsKey("returnStoredSource"));
        }
    }

    /** As the settings of a connection string can have it for all other reads. */
    @ParameterizedTest
    @ValueSource(strings = {"majority", "linearizable"})
    void searchesWithTheOnlyReadConcernThatSearchesTake(String level) {
        try (var strict = MongoClients.create(standIn.uri() + "/?readConcernLevel=" + level)) {
            assertThat(SearchProbe.missingSearch(strict.getDatabase("docent"), "passages"))
                    .isEmpty();
            use(strict, Quantization.NONE);
        }
        assertThat(standIn.wrongSearches()).isEmpty();
    }

    private List<BsonDocument> searches(String stage) {
        return sent.stream()
                .filter(each -> stage(each).equals(stage))
                .map(each -> each.getArray("pipeline").get(0).asDocument().getDocument(stage))
                .toList();
    }

    /** Makes the index and an older one, writes, and searches in all ways. */
    private static void use(MongoClient client, Quantization quantization) {
        var database = client.getDatabase("docent");
        open(database, quantization == Quantization.NONE ? Quantization.SCALAR : Quantization.NONE);
        open(database, quantization);
        var index = open(database, quantization);
        index.replace(
                new DocumentRef(OWNER, "sea"),
                List.of(passage(source(OWNER, BASE, "sea"), 0, "Waves roll", 1, 0, 0, 0, 0, 0, 0, 0)));
        for (var mode : SearchMode.values()) {
            index.search(query(mode, null));
            index.search(query(mode, filter()));
        }
        database.getCollection("passages_documents")
                .updateOne(Filters.eq("document", "sea"), Updates.set("passages", 20_000L));
        open(database, quantization).search(query(SearchMode.HYBRID, filter()));
    }

    private static PassageIndex open(MongoDatabase database, Quantization quantization) {
        var settings = new AtlasIndexProperties("passages", quantization, Fusion.RANKS, LONG, LONG, 3, false);
        return OpenedIndex.opening(database, settings).open("passages", new VectorSpace("by-hand", 8));
    }

    private static MetadataFilter filter() {
        var one = new Comparison("filename", Operator.EQ, List.of("a"));
        var time = new Comparison(FilterableFields.CREATED_AT, Operator.GTE, List.of(Instant.EPOCH));
        var range = new Comparison("year", Operator.LT, List.of(1900));
        var some = new Comparison("language", Operator.IN, List.of("en", "de"));
        return new And(List.of(new Or(List.of(one, range, new Not(some))), time));
    }

    @SuppressWarnings("NullAway") // It does not see from a class file that it is the array that may be null.
    private static PassageQuery query(SearchMode mode, @Nullable MetadataFilter filter) {
        var vector = mode == SearchMode.KEYWORD ? null : Passages.unit(1, 0, 0, 0, 0, 0, 0, 0);
        return new PassageQuery(Scope.of(OWNER, BASE), "waves roll", vector, mode, 10, filter);
    }

    private static boolean isOfSearch(BsonDocument command) {
        return switch (command.getFirstKey()) {
            case "createSearchIndexes", "dropSearchIndex" -> true;
            case "aggregate" -> StandInSearch.STAGES.contains(stage(command));
            default -> false;
        };
    }

    /** {@return the first stage of a pipeline; empty for other commands} */
    private static String stage(BsonDocument command) {
        return command.containsKey("pipeline")
                ? command.getArray("pipeline").get(0).asDocument().getFirstKey()
                : "";
    }

    /** Under new names, since indexes of the old names exist; what is to be dropped is made before. */
    private void run(BsonDocument request) {
        var command = request.clone();
        OF_THE_DRIVER.forEach(command::remove);
        if (command.get("indexes") instanceof BsonArray indexes) {
            indexes.stream()
                    .filter(BsonValue::isDocument)
                    .forEach(each -> each.asDocument()
                            .computeIfPresent(
                                    "name", (key, name) -> name.isString() ? new BsonString("i" + names++) : name));
        }
        if (command.containsKey("dropSearchIndex")) {
            run(sent.getFirst().containsKey("indexes") ? sent.getFirst() : creation());
            command.computeIfPresent("name", (key, name) -> name.isString() ? new BsonString("i" + (names - 1)) : name);
        }
        client.getDatabase("docent").runCommand(command);
    }

    private BsonDocument creation() {
        return sent.stream()
                .filter(each -> each.containsKey("indexes"))
                .findFirst()
                .orElseThrow();
    }

    private static List<BsonDocument> mutants(BsonDocument request) {
        var mutants = new ArrayList<BsonDocument>();
        request.forEach((key, value) -> {
            if (!OF_THE_DRIVER.contains(key)) {
                mutants.addAll(mutants(request, key, false));
            }
        });
        return mutants;
    }

    /** {@return the document with the field misspelt, of another type, or with something wrong within} */
    private static List<BsonDocument> mutants(BsonDocument document, String key, boolean isName) {
        var mutants = new ArrayList<BsonDocument>();
        if (!isName && !NAMES_OF_OURS.contains(key)) {
            var misspelt = new BsonDocument();
            document.forEach((each, value) -> misspelt.append(each.equals(key) ? each + "X" : each, value));
            mutants.add(misspelt);
        }
        wrong(key, Objects.requireNonNull(document.get(key)))
                .forEach(value -> mutants.add(document.clone().append(key, value)));
        return mutants;
    }

    private static Stream<BsonValue> wrong(String key, BsonValue value) {
        if (VALUES_OF_OURS.contains(key)) {
            return Stream.of();
        }
        if (value.isDocument()) {
            // The fields of a mapping have the names of ours.
            var areNames = key.equals("fields");
            return Stream.concat(
                    Stream.of(new BsonString("surprise")),
                    value.asDocument().keySet().stream()
                            .flatMap(each -> mutants(value.asDocument(), each, areNames).stream()));
        }
        if (value.isArray()) {
            var list = value.asArray();
            return Stream.concat(
                    Stream.of(new BsonInt32(7), new BsonDocument("surprise", new BsonInt32(1))),
                    IntStream.range(0, list.size())
                            .boxed()
                            .flatMap(i -> wrong(key, list.get(i)).map(each -> {
                                var copy = list.clone();
                                copy.set(i, each);
                                return copy;
                            })));
        }
        var surprise = new BsonDocument("surprise", new BsonInt32(1));
        // A filter of vectors compares with values of any simple type.
        return key.startsWith("$") && !key.equals("$meta") && !key.equals("$limit")
                ? Stream.of(surprise)
                : Stream.of(surprise, value.isString() ? new BsonInt32(7) : new BsonString("7"));
    }
}
