package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Compares the tokens that a hosted model counts with those of the index, which its local tokenizer counted. */
final class TokenRatio {

    private static final int DOCUMENTS = 200;
    private static final int PASSAGES = 4_000;

    private TokenRatio() {}

    /** {@return how many tokens the model is expected to count for one of the index, in a sample of it} */
    static double of(PassageGeneration index, Embeddings embeddings) {
        var documents = sample(index);
        var hosted = 0.0;
        var local = 0.0;
        for (var document : documents) {
            var passages = index.passages(document, 0, PASSAGES / documents.size());
            var weight = passages.isEmpty() ? 0 : (double) index.count(document) / passages.size();
            hosted += weight * embeddings.expectedTokens(passages);
            local += weight * passages.stream().mapToLong(Passage::tokens).sum();
        }
        return local == 0 ? 1 : hosted / local;
    }

    /** {@return some documents, each with the same chance (reservoir sampling), the same ones each time} */
    private static List<DocumentRef> sample(PassageGeneration index) {
        var random = new Random(1);
        var sample = new ArrayList<DocumentRef>();
        var seen = 0;
        for (var documents = index.allDocuments().iterator(); documents.hasNext(); seen++) {
            var document = documents.next();
            var place = random.nextInt(seen + 1);
            if (sample.size() < DOCUMENTS) {
                sample.add(document);
            } else if (place < DOCUMENTS) {
                sample.set(place, document);
            }
        }
        return sample;
    }
}
