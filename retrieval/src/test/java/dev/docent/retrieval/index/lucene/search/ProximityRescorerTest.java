package dev.docent.retrieval.index.lucene.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.lucene.LuceneGenerations;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Scope;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProximityRescorerTest {

    private static final String FILLER =
            " and then there came a lot of other things that nobody had asked about at all";
    private static final String APART = "The harbour was old." + FILLER + ". Its lighthouse burned." + FILLER + ".";
    private static final String TOGETHER = "The lighthouse in the harbour burned." + FILLER + ".";

    private PassageGeneration index;

    @BeforeEach
    void open(@TempDir Path folder) {
        index = LuceneGenerations.index(folder, new VectorSpace("by-hand", Passages.DIMENSIONS));
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void proximityDecidesBetweenALeaderByVectorAndALeaderByKeywords() {
        add("apart", APART, 1, 0, 0);
        add("together", TOGETHER, 1, 0.1f, 0);

        assertThat(documents("Which lighthouse in the harbour burned?")).containsExactly("together", "apart");
    }

    @Test
    void aPassageWithoutAVectorIsFoundByKeywords() {
        add("far", "Nothing of the kind.", 0, 1, 0);
        var passage = passage("announced", TOGETHER, 1, 0, 0).passage();
        index.putWithoutVectors(new DocumentRef(Passages.OWNER, "announced"), List.of(passage));
        index.flush();

        assertThat(documents("Which lighthouse in the harbour burned?")).contains("announced");
    }

    @Test
    void passagesBeyondItsDepthStayBehind() {
        for (int i = 0; i < ProximityRescorer.DEPTH + 5; i++) {
            add("d" + i, "The lighthouse." + FILLER + ".", 1, i * 0.01f, 0);
        }

        var hits = search("lighthouse", 100);

        assertThat(hits).hasSize(ProximityRescorer.DEPTH + 5);
        assertThat(hits).isSortedAccordingTo((one, other) -> Double.compare(other.score(), one.score()));
        assertThat(hits.getFirst().passage().source().document()).isEqualTo("d0");
    }

    private void add(String document, String text, float... vector) {
        index.replace(new DocumentRef(Passages.OWNER, document), List.of(passage(document, text, vector)));
    }

    private static EmbeddedPassage passage(String document, String text, float... vector) {
        return Passages.passage(Passages.source(Passages.OWNER, Passages.BASE, document), 0, text, vector);
    }

    private List<String> documents(String question) {
        return search(question, 10).stream()
                .map(hit -> hit.passage().source().document())
                .toList();
    }

    private List<PassageHit> search(String question, int limit) {
        var scope = Scope.of(Passages.OWNER, Passages.BASE);
        var vector = Passages.unit(1, 0, 0);
        return index.search(new PassageQuery(scope, question, vector, SearchMode.HYBRID, limit, null));
    }
}
