package dev.docent.bench.evaluation;

import dev.docent.bench.evaluation.TestCollection.Query;
import dev.docent.retrieval.embedding.Embeddings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long embedding each question takes the first time, in nanoseconds. The product remembers the vectors of questions,
 * so that whatever runs afterwards adds this to its own time to know what someone who asks first waits.
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

    /** {@return the time of this question; 0 when it was not measured} */
    long embedding(Query query) {
        return embedding.getOrDefault(query.id(), 0L);
    }
}
