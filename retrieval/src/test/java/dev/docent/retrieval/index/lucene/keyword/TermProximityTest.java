package dev.docent.retrieval.index.lucene.keyword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.lucene.field.PassageDocument;
import dev.docent.retrieval.index.lucene.filter.PassageFilter;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.words.TextLanguage;
import dev.docent.retrieval.words.WordAnalyzer;
import dev.docent.retrieval.words.WordAnalyzers;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

class TermProximityTest {

    private static final String QUESTION = "Do tenants of Elm Street pay?";

    @Test
    void isOneForAllTermsTogetherAndZeroForNone() throws IOException {
        var shares = shares(passage("Tenants of Elm Street pay."), passage("The sea is wide."));

        assertThat(shares.get(0)).isCloseTo(1, within(1e-9));
        assertThat(shares.get(1)).isZero();
    }

    @Test
    void countsHeadingsInEveryWindow() throws IOException {
        var shares = shares(passage("Tenants pay."), passage("Tenants pay.", "Elm Street"));

        assertThat(shares.get(1)).isGreaterThan(shares.get(0));
    }

    @Test
    void readsThePassagesOfEachSegment() throws IOException {
        var shares = shares(
                passage("The sea."),
                passage("Tenants pay."),
                passage("Elm Street."),
                passage("Tenants of Elm Street pay."));

        assertThat(shares).hasSize(4);
        assertThat(shares.get(0)).isZero();
        assertThat(shares.get(3)).isGreaterThan(shares.get(1)).isGreaterThan(shares.get(2));
        assertThat(shares.get(1)).isPositive();
        assertThat(shares.get(2)).isPositive();
    }

    @Test
    void usesInterrogativesWhereThereIsNothingElse() throws IOException {
        assertThat(shares("Who was he?", passage("Nobody knows who he is."), passage("The sea.")))
                .hasEntrySatisfying(0, share -> assertThat(share).isPositive())
                .containsEntry(1, 0.0);
    }

    private static Map<Integer, Double> shares(Passage... passages) throws IOException {
        return shares(QUESTION, passages);
    }

    /** Each passage is a segment of its own. */
    private static Map<Integer, Double> shares(String question, Passage... passages) throws IOException {
        var words = new WordAnalyzers().queryWords(question, Set.of(TextLanguage.ENGLISH), QueryTerms.MAX_TERMS);
        try (var directory = new ByteBuffersDirectory()) {
            var settings = new IndexWriterConfig(new WordAnalyzer()).setMergePolicy(NoMergePolicy.INSTANCE);
            try (var writer = new IndexWriter(directory, settings)) {
                for (var passage : passages) {
                    writer.addDocument(PassageDocument.of(passage, null));
                    writer.commit();
                }
            }
            try (var reader = DirectoryReader.open(directory)) {
                var all = IntStream.range(0, passages.length).boxed().toList();
                var scope = PassageFilter.of(Scope.of(Passages.OWNER, Passages.BASE), null)
                        .scope();
                var searcher = new ScopeSearcher(new IndexSearcher(reader), scope, new PassageLengths());
                var asked = QueryTerms.of(searcher, words);
                var positions = new TermPositions(searcher, asked);
                var shares = new TermProximity(searcher, asked, positions).of(all);
                return all.stream().collect(Collectors.toMap(each -> each, shares::get));
            }
        }
    }

    private static Passage passage(String text, String... headings) {
        var source = Passages.source(Passages.OWNER, Passages.BASE, "file");
        return new Passage("p", source, 0, text, 0, text.length(), null, null, List.of(headings), 7, false);
    }
}
