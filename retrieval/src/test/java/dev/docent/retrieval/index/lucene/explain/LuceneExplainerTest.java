package dev.docent.retrieval.index.lucene.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.docent.retrieval.index.MissingPassage;
import dev.docent.retrieval.index.MissingPassage.Reason;
import dev.docent.retrieval.index.PassageExplanation;
import dev.docent.retrieval.index.PassageExplanation.Part;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.lucene.field.PassageDocument;
import dev.docent.retrieval.index.lucene.keyword.PassageLengths;
import dev.docent.retrieval.index.lucene.search.PassageSearch;
import dev.docent.retrieval.index.lucene.search.RankedPassages;
import dev.docent.retrieval.index.lucene.segment.LuceneInternals;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.words.WordAnalyzer;
import dev.docent.retrieval.words.WordAnalyzers;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Explains a passage that a graph search missed, which does not happen in a small index. */
class LuceneExplainerTest {

    private static final int PASSAGES = 5;

    @ParameterizedTest
    @EnumSource(names = {"SEMANTIC", "HYBRID"})
    void reportsANearPassageThatTheGraphSearchMissed(SearchMode mode) throws IOException {
        var missing = explainedWithout(2, mode, List.of("sea-2", "sea-9"));

        assertThat(missing)
                .extracting(MissingPassage::passage, MissingPassage::reason)
                .containsExactlyInAnyOrder(tuple("sea-9", Reason.NO_SUCH_PASSAGE), tuple("sea-2", Reason.PASSED_BY));
        assertThat(missing.getLast().explanation())
                .extracting(PassageExplanation::semantic)
                .extracting(Part::rank)
                .isEqualTo(3);
    }

    private static List<MissingPassage> explainedWithout(int passage, SearchMode mode, List<String> asked)
            throws IOException {
        var query = new PassageQuery(
                Scope.of(Passages.OWNER, Passages.BASE), "tide", Passages.unit(1, 0, 0), mode, PASSAGES, null);
        try (var directory = new ByteBuffersDirectory()) {
            fill(directory);
            try (var reader = DirectoryReader.open(directory)) {
                var searcher = new IndexSearcher(reader);
                var found = new PassageSearch(
                                searcher, new WordAnalyzers(), new LuceneInternals(), new PassageLengths(), query)
                        .ranked();
                var others = found.scores().docs().stream()
                        .filter(each -> each != passage)
                        .toList();
                var walked = new RankedPassages(
                        found.keyword(),
                        found.semantic().only(others),
                        found.compared().only(others),
                        found.scores().only(others));
                return new LuceneExplainer(
                                searcher, new WordAnalyzers(), new LuceneInternals(), new PassageLengths(), query)
                        .explain(walked, asked)
                        .missing();
            }
        }
    }

    /** The higher its ordinal, the less similar is a passage. */
    private static void fill(ByteBuffersDirectory directory) throws IOException {
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(new WordAnalyzer()))) {
            var source = Passages.source(Passages.OWNER, Passages.BASE, "sea");
            for (var each : IntStream.range(0, PASSAGES).toArray()) {
                writer.addDocument(PassageDocument.of(Passages.passage(source, each, "Sand", 1, each / 10f, 0)));
            }
        }
    }
}
