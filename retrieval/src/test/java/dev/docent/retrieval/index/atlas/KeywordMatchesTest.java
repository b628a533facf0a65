package dev.docent.retrieval.index.atlas;

import static dev.docent.retrieval.index.Passages.BASE;
import static dev.docent.retrieval.index.Passages.OWNER;
import static dev.docent.retrieval.index.Passages.passage;
import static dev.docent.retrieval.index.Passages.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Fusion;
import dev.docent.retrieval.index.filter.MetadataFilter;
import dev.docent.retrieval.index.filter.MetadataFilter.Comparison;
import dev.docent.retrieval.index.filter.MetadataFilter.Operator;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Scope;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server counts the words of all owners; an owner sees only what follows from the own passages. */
class KeywordMatchesTest {

    private static final String OTHER = "bob";

    private final OpenedIndex index = new OpenedIndex(AtlasStandIn.start(), Fusion.SCORES);

    @BeforeEach
    void fill() {
        upload(OWNER, "sea", "Waves roll", "Waves and tides roll", "Tides turn", "Sand dries", "Ships sail");
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SEMANTIC")
    void scoresTellNothingOfWhatOthersUpload(SearchMode mode) {
        var before = scores(index.search(query(mode, "waves tides ships", null)));

        uploadElsewhere();

        assertThat(scores(index.search(query(mode, "waves tides ships", null))))
                .isNotEmpty()
                .isEqualTo(before);
    }

    @Test
    void countsTheScopeWhereMorePassagesMatchThanAreRead() {
        upload(
                OWNER,
                "ocean",
                IntStream.range(0, 250).mapToObj(i -> "Waves roll " + i).toArray(String[]::new));
        var before = scores(index.search(query(SearchMode.KEYWORD, "waves tides", null)));

        uploadElsewhere();

        assertThat(scores(index.search(query(SearchMode.KEYWORD, "waves tides", null))))
                .hasSize(10)
                .isEqualTo(before)
                .first()
                .asString()
                .startsWith("Waves and tides roll");
    }

    @Test
    void scoresAPassageAlikeWithAFilterAndWithout() {
        upload(OWNER, "land", "Waves of grass", "Hills and tides of grass");
        var filter = new Comparison("filename", Operator.EQ, List.of("sea.txt"));
        var all = scores(index.search(query(SearchMode.KEYWORD, "waves tides", null)));

        uploadElsewhere();

        assertThat(scores(index.search(query(SearchMode.KEYWORD, "waves tides", filter))))
                .hasSize(3)
                .isSubsetOf(all);
    }

    @Test
    void ranksRareWordsOfTheScopeHigher() {
        upload(OWNER, "land", "Waves of grass", "Waves of heat", "Waves of wheat");
        uploadElsewhere();

        assertThat(index.search(query(SearchMode.KEYWORD, "waves ships", null)))
                .first()
                .extracting(hit -> hit.passage().text())
                .as("Ships are everywhere but here")
                .isEqualTo("Ships sail");
    }

    /** The words asked for, many times. */
    private void uploadElsewhere() {
        upload(
                OTHER,
                "fleet",
                IntStream.range(0, 60)
                        .mapToObj(i -> "Ships and tides " + "far ".repeat(i))
                        .toArray(String[]::new));
    }

    private void upload(String owner, String document, String... texts) {
        index.replace(
                new DocumentRef(owner, document),
                IntStream.range(0, texts.length)
                        .mapToObj(i -> embedded(owner, document, i, texts[i]))
                        .toList());
    }

    private static EmbeddedPassage embedded(String owner, String document, int ordinal, String text) {
        return passage(source(owner, BASE, document), ordinal, text, 1, 0, 0);
    }

    @SuppressWarnings("NullAway") // It does not see from a class file that it is the array that may be null.
    private static PassageQuery query(SearchMode mode, String text, @Nullable MetadataFilter filter) {
        var vector = mode == SearchMode.KEYWORD ? null : Passages.unit(1, 0, 0);
        return new PassageQuery(Scope.of(OWNER, BASE), text, vector, mode, 10, filter);
    }

    private static List<String> scores(List<PassageHit> hits) {
        return hits.stream()
                .map(hit -> hit.passage().text() + " " + hit.score() + " " + hit.keyword() + " " + hit.semantic())
                .toList();
    }
}
