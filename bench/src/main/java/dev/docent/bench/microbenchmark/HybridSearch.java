package dev.docent.bench.microbenchmark;

import dev.docent.bench.evaluation.EmbeddedCollections;
import dev.docent.bench.evaluation.EmbeddedCollections.Question;
import dev.docent.retrieval.SearchPassages;
import dev.docent.retrieval.index.SearchMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A hybrid search with a cached question vector: both lists, their fusion, and proximity rescoring. */
@SuppressWarnings("NullAway.Init")
public class HybridSearch extends Step {

    private static final int QUESTIONS = 64;
    private static final int LIMIT = 10;

    private List<Question> questions;
    private SearchPassages search;

    @Override
    void prepare(EmbeddedCollections parts, Path folder) throws IOException, InterruptedException, ExecutionException {
        parts.fill();
        search = parts.part(SearchPassages.class);
        questions = parts.questions(QUESTIONS);
    }

    @Benchmark
    @OperationsPerInvocation(QUESTIONS)
    public int docent() {
        return found(SearchMode.HYBRID);
    }

    /** Only the two searches, one after the other, each reading its best ten passages. */
    @Benchmark
    @OperationsPerInvocation(QUESTIONS)
    public int bothLists() {
        return found(SearchMode.KEYWORD) + found(SearchMode.SEMANTIC);
    }

    private int found(SearchMode mode) {
        var found = 0;
        for (var question : questions) {
            found += search.search(EmbeddedCollections.SCOPE, question.text(), mode, LIMIT, null)
                    .size();
        }
        return found;
    }
}
