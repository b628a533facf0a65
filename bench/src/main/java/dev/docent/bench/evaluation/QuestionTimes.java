package dev.docent.bench.evaluation;

import dev.docent.bench.evaluation.TestCollection.Query;
import dev.docent.retrieval.embedding.Embeddings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The time of the first embedding of each question, in nanoseconds. The product caches the vectors of questions, so
 * later measurements add this to their own time to report the latency of a first call.
 */
record QuestionTimes(Map<String, Long> embedding) {

    static QuestionTimes measure(List<Query> queries, Embeddings embeddings) {
        var times = new HashMap<String, Long>();
        for (var query : queries) {
            var start = System.nanoTime();
            embeddings.query(query.text());
            times.put(query.id(), System.nanoTime() - start);
        }
        return new QuestionTimes(times);
    }

    /** {@return the time of this question; 0 if it was not measured} */
    long embedding(Query query) {
        return embedding.getOrDefault(query.id(), 0L);
    }
}
