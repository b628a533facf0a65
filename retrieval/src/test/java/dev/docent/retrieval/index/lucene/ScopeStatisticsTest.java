package dev.docent.retrieval.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The scores of one owner tell nothing about what others upload. */
class ScopeStatisticsTest {

    private static final List<String> WORDS =
            List.of("acquisition", "merger", "rent", "tenant", "harbour", "lamp", "quay", "sea", "stone", "wind");
    private static final String QUERY = "Is the acquisition of the harbour a merger?";
    private static final Scope SCOPE = Scope.of(Passages.OWNER, Passages.BASE);

    private final Random random = new Random(7);
    private PassageGeneration index;

    @BeforeEach
    void open(@TempDir Path folder) {
        index = LuceneGenerations.index(folder, new VectorSpace("by-hand", Passages.DIMENSIONS));
        for (var document = 0; document < 20; document++) {
            upload(Passages.OWNER, Passages.BASE, "own" + document, 5, null);
        }
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @EnumSource
    void scoresAreTheSameWhateverOthersUpload(SearchMode mode) {
        var before = search(mode);

        for (var document = 0; document < 50; document++) {
            upload("mallory", "probe", "other" + document, 10, "acquisition merger");
            upload(Passages.OWNER, "another", "another" + document, 2, "harbour");
        }

        assertThat(before).hasSizeGreaterThan(10);
        assertThat(search(mode)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void explanationsAreTheSameWhateverOthersUpload(SearchMode mode) {
        var before = explain(mode);

        upload("mallory", "probe", "other", 50, "acquisition merger");

        assertThat(before.hits()).isNotEmpty();
        assertThat(explain(mode)).isEqualTo(before);
    }

    /** Deleted passages stay in their segment until a merge, which the writes of others bring about. */
    @Test
    void deletedPassagesDoNotCount() {
        var before = search(SearchMode.KEYWORD);

        upload(Passages.OWNER, Passages.BASE, "deleted", 50, "acquisition merger");
        index.delete(Passages.source(Passages.OWNER, Passages.BASE, "deleted").ref());

        assertThat(search(SearchMode.KEYWORD)).isEqualTo(before);
    }

    @Test
    void aRareWordOfTheScopeIsRareHoweverOftenOthersHaveIt() {
        upload(Passages.OWNER, Passages.BASE, "rare", 1, "zeppelin");
        upload("mallory", "probe", "often", 500, "zeppelin");

        var hits = index.search(query("zeppelin acquisition", SearchMode.KEYWORD));

        assertThat(hits.getFirst().passage().source().document()).isEqualTo("rare");
    }

    private List<PassageHit> search(SearchMode mode) {
        return index.search(query(QUERY, mode));
    }

    private ExplainedHits explain(SearchMode mode) {
        return index.explain(query(QUERY, mode), List.of("own3-1", "own4-2"));
    }

    @SuppressWarnings("NullAway") // It does not see from a class file that it is the array that may be null.
    private static PassageQuery query(String text, SearchMode mode) {
        var vector = mode == SearchMode.KEYWORD ? null : Passages.unit(1, 2, 3);
        return new PassageQuery(SCOPE, text, vector, mode, 20, null);
    }

    /** @param word that each passage has; null for none */
    private void upload(String owner, String base, String document, int passages, @Nullable String word) {
        var source = Passages.source(owner, base, document);
        var all = new ArrayList<EmbeddedPassage>();
        for (var ordinal = 0; ordinal < passages; ordinal++) {
            var words = new ArrayList<String>();
            IntStream.range(0, 1 + random.nextInt(12))
                    .forEach(each -> words.add(WORDS.get(random.nextInt(WORDS.size()))));
            var text = String.join(" ", words) + (word == null ? "" : " " + word);
            all.add(Passages.passage(
                    source, ordinal, text, random.nextFloat(), random.nextFloat(), random.nextFloat() + 0.1f));
        }
        index.put(source.ref(), all);
        index.flush();
    }
}
