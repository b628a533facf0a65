package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.generation.GenerationsAtStart.StartPolicy;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.lucene.LuceneGenerations;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.usage.TokenUsage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** A start of the index, mostly in a folder, with some models of which one is chosen. */
final class IndexInFolder implements AutoCloseable {

    static final String OWNER = "ann";
    static final Scope SCOPE = Scope.of(OWNER, "base");

    final Generations generations;
    final GenerationalPassageIndex index;
    final Rebuild rebuild;
    final IndexAdministration administration;
    final List<Set<DocumentRef>> switched = new CopyOnWriteArrayList<>();

    IndexInFolder(Path folder, NamedModel chosen, NamedModel... others) {
        this(folder, RebuildProperties.Start.AUTOMATIC, chosen, others);
    }

    IndexInFolder(Path folder, RebuildProperties.Start start, NamedModel chosen, NamedModel... others) {
        this(LuceneGenerations.in(folder), start, chosen, others);
    }

    IndexInFolder(GenerationStore store, RebuildProperties.Start start, NamedModel chosen, NamedModel... others) {
        this(store, new StartPolicy(false, start == RebuildProperties.Start.CONFIRMED), chosen, others);
    }

    /** A start with a model that no setting names: it comes with a key, or is the default. */
    static IndexInFolder withUnnamed(GenerationStore store, NamedModel chosen, NamedModel... others) {
        return new IndexInFolder(store, new StartPolicy(true, true), chosen, others);
    }

    private IndexInFolder(GenerationStore store, StartPolicy policy, NamedModel chosen, NamedModel... others) {
        this(store, policy, chosen.embeddings(4), List.of(others), BigDecimal.valueOf(2), "EUR");
    }

    /** A start with a hosted model, which waits to be confirmed. */
    IndexInFolder(GenerationStore store, Embeddings chosen, NamedModel other, BigDecimal price, String currency) {
        this(store, new StartPolicy(false, true), chosen, List.of(other), price, currency);
    }

    private IndexInFolder(
            GenerationStore store,
            StartPolicy policy,
            Embeddings chosen,
            List<NamedModel> others,
            BigDecimal price,
            String currency) {
        var models = new EmbeddingModels(chosen, List.of(space -> find(others, space)), TokenUsage.NONE);
        generations = new Generations(store, models, policy, Clock.systemUTC());
        index = new GenerationalPassageIndex(generations);
        var properties = new RebuildProperties(RebuildProperties.Start.CONFIRMED, price, currency);
        var work = new RebuildWork(
                generations,
                new RebuildEstimator(properties),
                List.of(),
                List.of(switched::add),
                TokenUsage.NONE,
                Clock.systemUTC());
        rebuild = new Rebuild(generations, work);
        administration = new IndexAdministration(generations, rebuild, work);
    }

    private static Optional<Embeddings> find(List<NamedModel> others, VectorSpace space) {
        return others.stream()
                .filter(each -> each.space().equals(space))
                .map(each -> each.embeddings(4))
                .findFirst();
    }

    IndexInFolder started() {
        rebuild.start();
        return this;
    }

    /** Uploads a document of these passages as ingestion does. */
    void upload(String document, String... texts) {
        var passages = passages(document, texts);
        var model = generations.forPassages();
        index.put(
                new DocumentRef(OWNER, document),
                passages.stream()
                        .map(each -> new EmbeddedPassage(each, model.passage(List.of(), each.text()), model.space()))
                        .toList());
        index.flush();
    }

    static List<Passage> passages(String document, String... texts) {
        var source = new PassageSource(
                OWNER, "base", document, document + ".txt", "text/plain", Instant.EPOCH, Map.of(), null);
        return IntStream.range(0, texts.length)
                .mapToObj(i -> new Passage(
                        document + "-" + i, source, i, texts[i], 0, texts[i].length(), null, null, List.of(), 3, false))
                .toList();
    }

    /** {@return the texts that meaning alone finds, best first, with the model of the generation that serves} */
    List<String> nearest(String question) {
        return generations.use(used -> {
            var model = used.embeddings();
            return model == null
                    ? List.<String>of()
                    : texts(used.index()
                            .search(new PassageQuery(
                                    SCOPE, question, model.query(question), SearchMode.SEMANTIC, 1000, null)));
        });
    }

    @SuppressWarnings("NullAway")
    List<String> byWords(String question) {
        return texts(index.search(new PassageQuery(SCOPE, question, null, SearchMode.KEYWORD, 1000, null)));
    }

    private static List<String> texts(List<PassageHit> hits) {
        return hits.stream().map(hit -> hit.passage().text()).toList();
    }

    /** {@return the states of the generations, by their names and models} */
    List<String> states() {
        return generations.now().catalogue().generations().stream()
                .map(each -> each.name() + " " + each.space().model() + " " + each.state())
                .toList();
    }

    Generation.State state(String name) {
        return generations.now().catalogue().find(name).map(Generation::state).orElseThrow();
    }

    static String[] numbered(String word, int count) {
        return IntStream.range(0, count).mapToObj(i -> word + " number" + i).toArray(String[]::new);
    }

    static List<String> sorted(String... texts) {
        return Arrays.stream(texts).sorted().toList();
    }

    @Override
    public void close() {
        rebuild.stop();
        generations.close();
    }
}
