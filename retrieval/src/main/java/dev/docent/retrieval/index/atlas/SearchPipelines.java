package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Quantization;
import dev.docent.retrieval.index.atlas.filter.AllowedFilterConverter;
import dev.docent.retrieval.index.atlas.filter.SearchOperators;
import dev.docent.retrieval.index.remote.RemoteEngine;
import dev.docent.retrieval.words.QueryWord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.springframework.ai.vectorstore.filter.Filter.Expression;

/**
 * The search stages of pipelines. Each has the bounds of the search, so that no list has passages that the caller may not see.
 *
 * @param vectors name of the index of vectors
 * @param words name of the index of words
 * @param quantization of the vectors
 * @param storesKeys whether the index of vectors stores the keys of passages, as that of words does
 */
record SearchPipelines(String vectors, String words, Quantization quantization, boolean storesKeys) {

    static final String SCORE = "score";

    /** The number of a word among those that are counted. */
    static final String NUMBER = "number";

    /** Leaves only the key of a passage. */
    static final Document KEY = new Document(PassageDocuments.OWNER, 1)
            .append(PassageDocuments.DOCUMENT, 1)
            .append(PassageDocuments.PUT, 1);

    /** Leaves the key of a passage with its words and its length. */
    static final Document WORDS = new Document(
            "$project", new Document(KEY).append(PassageDocuments.WORDS, 1).append(PassageDocuments.TOKENS, 1));

    /** Returns what the index stores, without reading the documents of what it found. */
    private static final String RETURN_STORED = "returnStoredSource";

    private static final AllowedFilterConverter CONVERTER = new AllowedFilterConverter();

    /**
     * {@return the stages that find the nearest passages}
     *
     * @param all whether every vector is compared, rather than those on a walk of the graph
     */
    List<Document> nearest(float[] vector, Expression bounds, int depth, boolean all) {
        var stage = new Document("index", vectors)
                .append("path", PassageDocuments.EMBEDDING)
                .append("queryVector", numbers(vector))
                .append("filter", CONVERTER.query(bounds))
                .append("limit", depth);
        if (all) {
            stage.append("exact", true);
        } else {
            stage.append("numCandidates", Math.min(RemoteEngine.MAX_LIMIT, depth * quantization.candidates()));
        }
        if (storesKeys) {
            stage.append(RETURN_STORED, true);
        }
        return List.of(new Document("$vectorSearch", stage));
    }

    /** {@return the vector as numbers, which every version of the server takes in a search} */
    private static List<Double> numbers(float[] vector) {
        return IntStream.range(0, vector.length)
                .mapToObj(i -> (double) vector[i])
                .toList();
    }

    /** {@return the stages that find passages with any of the words} @param asked at least one */
    List<Document> having(List<QueryWord> asked, Expression bounds, int depth) {
        return List.of(
                new Document("$search", having(asked, bounds).append(RETURN_STORED, true)),
                new Document("$limit", depth));
    }

    private Document having(List<QueryWord> asked, Expression bounds) {
        var forms = asked.stream().flatMap(word -> word.forms().stream()).toList();
        var text = new Document("text", new Document("query", forms).append("path", PassageDocuments.WORDS));
        return new Document("index", words)
                .append(
                        "compound",
                        new Document("must", List.of(text)).append("filter", List.of(SearchOperators.of(bounds))));
    }

    /**
     * {@return the stages that count the passages with each word, a document for each in any order}
     *
     * @param counted at least one
     * @param collection the one that is searched
     */
    List<Document> counts(List<QueryWord> counted, Expression bounds, String collection) {
        var stages = new ArrayList<>(count(counted, 0, bounds));
        for (int number = 1; number < counted.size(); number++) {
            stages.add(new Document(
                    "$unionWith", new Document("coll", collection).append("pipeline", count(counted, number, bounds))));
        }
        return stages;
    }

    private List<Document> count(List<QueryWord> counted, int number, Expression bounds) {
        var total = new Document("type", "total");
        return List.of(
                new Document(
                        "$searchMeta",
                        having(List.of(counted.get(number)), bounds).append("count", total)),
                new Document("$addFields", new Document(NUMBER, number)));
    }

    /** {@return the number of passages in a document of {@link #counts}} */
    static long total(Document counted) {
        return counted.get("count", Document.class).get("total", Number.class).longValue();
    }

    /** {@return the stage that leaves only the key of a passage and the score of its vector} */
    static Document scored() {
        return new Document("$project", new Document(KEY).append(SCORE, new Document("$meta", "vectorSearchScore")));
    }
}
