package dev.docent.retrieval.index.lucene.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.index.fusion.DocScores;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

/** Two segments with six documents, of which those with an even doc ID match. */
class CandidateScoresTest {

    @Test
    void scoresDocumentsThatMatch() throws IOException {
        assertThat(scores(List.of(4, 0)).docs()).containsExactly(0, 4);
    }

    @Test
    void scoresADocumentAfterOneThatDoesNotMatch() throws IOException {
        assertThat(scores(List.of(1, 2, 3, 4)).docs()).containsExactly(2, 4);
    }

    @Test
    void scoresNothingWhereNothingMatches() throws IOException {
        assertThat(scores(List.of(5, 3)).size()).isZero();
    }

    private static DocScores scores(List<Integer> passages) throws IOException {
        try (var directory = new ByteBuffersDirectory()) {
            try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
                add(writer, "even", "odd", "even", "odd");
                add(writer, "even", "odd");
            }
            try (var reader = DirectoryReader.open(directory)) {
                var searcher = new IndexSearcher(reader);
                var even = new ConstantScoreQuery(new TermQuery(new Term("word", "even")));
                var weight = searcher.createWeight(searcher.rewrite(even), ScoreMode.COMPLETE, 1);
                return CandidateScores.of(searcher, passages, segment -> {
                    var scorer = weight.scorer(segment);
                    return scorer == null ? null : new CandidateScores.SegmentScorer(scorer.iterator(), scorer::score);
                });
            }
        }
    }

    private static void add(IndexWriter writer, String... words) throws IOException {
        for (var word : words) {
            var passage = new Document();
            passage.add(new StringField("word", word, Store.NO));
            writer.addDocument(passage);
        }
        writer.commit();
    }
}
