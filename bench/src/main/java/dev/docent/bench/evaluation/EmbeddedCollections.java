package dev.docent.bench.evaluation;

import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.passage.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** Test collections, chunked and embedded by the product, and its index. */
public final class EmbeddedCollections implements AutoCloseable {

    /** The scope of all passages. */
    public static final Scope SCOPE = CollectionIndexing.SCOPE;

    /**
     * A question with its vector.
     *
     * @param vector of unit length
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Question(String text, float[] vector) {}

    private final ConfigurableApplicationContext parts;
    private final List<TestCollection> collections = new ArrayList<>();

    /**
     * @param data the folder for index and model
     * @param vectors the file of the passages' vectors; null for none
     * @param folders each holds a collection in the layout of BEIR
     */
    public EmbeddedCollections(Path data, @Nullable Path vectors, List<Path> folders) throws IOException {
        for (var folder : folders) {
            collections.add(TestCollection.read(folder));
        }
        parts = Pipeline.start(data, vectors);
    }

    /** {@return the bean of this type, such as the index, which does not contain the collections yet} */
    public <T> T part(Class<T> type) {
        return parts.getBean(type);
    }

    /** {@return the same {@code count} texts at every call; repeated if there are fewer} */
    public List<ParsedDocument> documents(int count) {
        var documents = new ArrayList<ParsedDocument>();
        collections.forEach(
                collection -> collection.entries().forEach(entry -> documents.add(CollectionIndexing.parsed(entry))));
        Collections.shuffle(documents, new Random(7));
        return IntStream.range(0, count)
                .mapToObj(i -> documents.get(i % documents.size()))
                .toList();
    }

    /** {@return all passages with their vectors} */
    public List<EmbeddedPassage> passages() throws InterruptedException, ExecutionException {
        var indexing = parts.getBean(CollectionIndexing.class);
        var passages = new ArrayList<EmbeddedPassage>();
        for (var collection : collections) {
            passages.addAll(indexing.embedded(collection.entries()));
        }
        return passages;
    }

    /** Indexes all passages. */
    public void fill() throws InterruptedException, ExecutionException {
        parts.getBean(CollectionIndexing.class).put(passages());
    }

    /** {@return the same questions at every call, with their vectors} */
    public List<Question> questions(int count) {
        var texts = new ArrayList<String>();
        collections.forEach(collection -> collection.queries().forEach(query -> texts.add(query.text())));
        Collections.shuffle(texts, new Random(7));
        var embeddings = parts.getBean(Embeddings.class);
        return texts.stream()
                .limit(count)
                .map(text -> new Question(text, embeddings.query(text)))
                .toList();
    }

    @Override
    public void close() {
        parts.close();
    }
}
