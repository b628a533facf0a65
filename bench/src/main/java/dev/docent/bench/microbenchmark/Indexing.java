package dev.docent.bench.microbenchmark;

import dev.docent.bench.evaluation.EmbeddedCollections;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.DocumentRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/** Replaces a passage with its vector, one of many that are committed together. */
@SuppressWarnings("NullAway.Init")
public class Indexing extends Step {

    private static final int PASSAGES = 512;

    private Map<String, List<EmbeddedPassage>> documents;
    private PassageIndex index;
    private BareIndex bare;

    public Indexing() {
        super(true);
    }

    @Override
    void prepare(EmbeddedCollections parts, Path folder) throws IOException, InterruptedException, ExecutionException {
        var passages = parts.passages();
        documents = IntStream.range(0, PASSAGES)
                .mapToObj(i -> passages.get(i % passages.size()))
                .collect(Collectors.groupingBy(each -> each.passage().source().document()));
        index = parts.index();
        bare = BareIndex.in(folder.resolve("bare"));
    }

    @Benchmark
    @OperationsPerInvocation(PASSAGES)
    public void docent() {
        documents.forEach((document, passages) ->
                index.put(new DocumentRef(passages.getFirst().passage().source().owner(), document), passages));
        index.flush();
    }

    /** Writes the same fields with Lucene's default writer and codec. */
    @Benchmark
    @OperationsPerInvocation(PASSAGES)
    public void bareWriter() throws IOException {
        for (var document : documents.entrySet()) {
            bare.put(document.getKey(), document.getValue());
        }
        bare.flush();
    }

    @TearDown(Level.Trial)
    public void closeBare() throws IOException {
        bare.close();
    }
}
