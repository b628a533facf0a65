package dev.docent.bench.microbenchmark;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.docent.bench.evaluation.EmbeddedCollections;
import dev.docent.ingestion.chunking.PassageChunker;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.retrieval.embedding.TokenCounter;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Cuts a document into passages. */
@SuppressWarnings("NullAway.Init")
public class Chunking extends Step {

    private static final int DOCUMENTS = 64;

    private List<ParsedDocument> documents;
    private List<String> texts;
    private PassageChunker chunker;
    private TokenCounter tokens;

    @Override
    void prepare(EmbeddedCollections parts, Path folder) {
        chunker = parts.part(PassageChunker.class);
        tokens = parts.part(TokenCounter.class);
        documents = parts.documents(DOCUMENTS);
        texts = documents.stream()
                .map(document -> chunker.chunk(document).text().text())
                .toList();
    }

    @Benchmark
    @OperationsPerInvocation(DOCUMENTS)
    public int docent() {
        var passages = 0;
        for (var document : documents) {
            passages += chunker.chunk(document).chunks().size();
        }
        return passages;
    }

    /** Finds only the sentence boundaries by the rules of Unicode. */
    @Benchmark
    @OperationsPerInvocation(DOCUMENTS)
    public int sentenceBreaks() {
        var sentences = 0;
        var breaks = BreakIterator.getSentenceInstance(ULocale.ENGLISH);
        for (var text : texts) {
            breaks.setText(text);
            while (breaks.next() != BreakIterator.DONE) {
                sentences++;
            }
        }
        return sentences;
    }

    /** Counts the tokens of each text once. */
    @Benchmark
    @OperationsPerInvocation(DOCUMENTS)
    public int tokenCount() {
        var count = 0;
        for (var text : texts) {
            count += tokens.count(text);
        }
        return count;
    }
}
