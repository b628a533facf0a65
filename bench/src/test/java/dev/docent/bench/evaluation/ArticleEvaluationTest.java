package dev.docent.bench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.bench.evaluation.TestCollection.Entry;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an article is, and the ways to read its passages. */
class ArticleEvaluationTest {

    private final List<Passage> passages =
            List.of(passage("a", 0, "zero"), passage("a", 1, "one"), passage("a", 2, "two"), passage("b", 0, "zero"));
    private final ArticlePassages all = new ArticlePassages(
            List.of(embedded(0, 1, 0), embedded(1, 0.9f, 0.436f), embedded(2, 0, 1), embedded(3, 1, 0)));

    @Test
    void joinsTextsOfOneTitle() {
        var collection = new TestCollection(
                List.of(new Entry("1", "A", "x"), new Entry("2", "B", "y"), new Entry("3", "A", "z")),
                List.of(),
                Map.of(),
                Map.of());

        assertThat(Article.of(collection)).extracting(Article::title).containsExactly("A", "B");
        assertThat(Article.of(collection).getFirst().paragraphs())
                .extracting(Entry::id)
                .containsExactly("1", "3");
    }

    @Test
    void knowsWhichPassagesAreOfAParagraph() {
        var texts = new StoredTexts();
        texts.add("a", "Title\n\n😀 zero one\n\ntwo");
        var article = new Article("a", "Title", List.of(new Entry("1", "", "😀 zero one"), new Entry("2", "", "two")));

        var paragraphs = new Paragraphs(List.of(article), texts);

        var first = new Passage("p", passages.getFirst().source(), 0, "zero", 9, 13, null, null, List.of(), 4, false);
        assertThat(paragraphs.overlaps("1", first)).isTrue();
        assertThat(paragraphs.overlaps("2", first)).isFalse();
    }

    @Test
    void readsNeighboursBehindWhatWasFound() {
        assertThat(ReadingOrder.NEIGHBORS.of(hits(1, 3), all))
                .containsExactly(passages.get(1), passages.get(0), passages.get(2), passages.get(3));
    }

    @Test
    void readsWhatIsUnlikeEarlierWhenDiverse() {
        assertThat(ReadingOrder.DIVERSE.of(hits(0, 1, 2), all))
                .containsExactly(passages.get(0), passages.get(2), passages.get(1));
    }

    @Test
    void readsTheSameWordsOnce() {
        assertThat(ReadingOrder.DISTINCT.of(hits(0, 3, 1), all)).containsExactly(passages.get(0), passages.get(1));
    }

    private List<PassageHit> hits(Integer... found) {
        return Stream.of(found)
                .map(each -> new PassageHit(passages.get(each), 0.8, null, null))
                .toList();
    }

    private EmbeddedPassage embedded(int passage, float... vector) {
        return new EmbeddedPassage(passages.get(passage), vector);
    }

    private static Passage passage(String document, int ordinal, String text) {
        var source =
                new PassageSource("owner", "base", document, "file.txt", "text/plain", Instant.EPOCH, Map.of(), null);
        return new Passage(
                document + "-" + ordinal, source, ordinal, text, 0, text.length(), null, null, List.of(), 4, false);
    }
}
