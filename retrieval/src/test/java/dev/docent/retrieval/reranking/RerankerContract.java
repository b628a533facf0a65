package dev.docent.retrieval.reranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.passage.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every reranker keeps to. */
public interface RerankerContract {

    Reranker reranker();

    @Test
    default void scoresEachPassageInTheOrderOfThePassages() {
        var near = passage("It was lit by the keeper");
        var far = passage("Herring");

        var scores = reranker().scores("Who lit it?", List.of(near, far));
        var turned = reranker().scores("Who lit it?", List.of(far, near));

        assertThat(scores).hasSize(2).allSatisfy(score -> assertThat(score).isBetween(0.0, 1.0));
        assertThat(scores.getFirst()).isGreaterThan(scores.getLast());
        assertThat(turned).isEqualTo(scores.reversed());
    }

    @Test
    default void scoresAPassageAlikeWhateverStandsBesideIt() {
        var passage = passage("It was lit by the keeper");
        var others = Stream.of("Herring", "Lit", "word ".repeat(400)).map(RerankerContract::passage);

        var alone = reranker().scores("Who lit it?", List.of(passage));
        var among = reranker()
                .scores("Who lit it?", Stream.concat(Stream.of(passage), others).toList());

        assertThat(among.getFirst()).isEqualTo(alone.getFirst());
    }

    @Test
    default void hasNoScoresForNoPassages() {
        assertThat(reranker().scores("Who lit it?", List.of())).isEmpty();
    }

    @Test
    default void takesTextsOfAnyLength() {
        var passages = Stream.of(
                        "",
                        "a",
                        "lit ".repeat(20_000),
                        "\uD83D\uDC33".repeat(20_000),
                        "a" + "\uD83D\uDC33".repeat(20_000))
                .map(RerankerContract::passage)
                .toList();

        assertThat(reranker().scores("?", passages)).hasSize(5);
        assertThat(reranker().scores("who ".repeat(20_000), passages)).hasSize(5);
    }

    @Test
    default void scoresAlikeForManyCallersAtOnce() throws Exception {
        var passages =
                IntStream.range(1, 9).mapToObj(i -> passage("lit ".repeat(i))).toList();
        var expected = reranker().scores("Who lit it?", passages);

        var found = new ArrayList<Future<List<Double>>>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                found.add(callers.submit(() -> reranker().scores("Who lit it?", passages)));
            }
        }

        assertThat(found).extracting(Future::resultNow).containsOnly(expected);
    }

    static Passage passage(String text) {
        return Passages.passage(Passages.source("anna", "notes", "sea"), 0, text, 1, 0, 0)
                .passage();
    }
}
