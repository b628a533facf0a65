package dev.docent.bench.evaluation;

import dev.docent.ingestion.chunking.PassageChunker;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.springframework.context.ConfigurableApplicationContext;

/** Test collections as the product would cut and embed them, and the index that they could be put into. */
public final class EmbeddedCollections implements AutoCloseable {

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
     * @param data a folder for index and model
     * @param vectors where the vectors of passages are kept for the next time
     * @param folders each holds a collection in the layout of BEIR
     */
    public EmbeddedCollections(Path data, Path vectors, List<Path> folders) throws IOException {
        for (var folder : folders) {
            collections.add(TestCollection.read(folder));
        }
        parts = Pipeline.start(data, vectors);
    }

    /** {@return the index in use, which holds none of the collections} */
    public PassageIndex index() {
        return parts.getBean(PassageIndex.class);
    }

    /** {@return all passages with the vectors that the model gives them} */
    public List<EmbeddedPassage> passages() throws InterruptedException, ExecutionException {
        var indexing = new CollectionIndexing(
                parts.getBean(PassageChunker.class),
                parts.getBean(Embeddings.class),
                index(),
                parts.getBean(StoredTexts.class));
        var passages = new ArrayList<EmbeddedPassage>();
        for (var collection : collections) {
            passages.addAll(indexing.embedded(collection.entries()));
        }
        return passages;
    }

    /** {@return some of the questions, always the same, with the vectors that the model gives them} */
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
