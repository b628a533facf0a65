package dev.docent.retrieval.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.Generation.State;
import dev.docent.retrieval.index.GenerationCatalogue;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Generations are written as {@code model:STATE}, the first one first. */
class StartPlanTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # chosen | waits | lost model | found                     | planned
            a        | false |            | a:SERVING                 | a:SERVING
            b        | false |            | a:SERVING                 | a:SERVING b:FILLING
            b        | true  |            | a:SERVING                 | a:SERVING b:PLANNED
            b        | false |            | a:SERVING b:PLANNED       | a:SERVING b:FILLING
            b        | true  |            | a:SERVING b:FILLING       | a:SERVING b:FILLING
            b        | false |            | a:SERVING b:HELD          | a:SERVING b:HELD
            a        | false |            | a:SERVING b:FILLING       | a:SERVING b:KEPT
            c        | false |            | a:SERVING b:FILLING       | a:SERVING b:KEPT c:FILLING
            b        | false |            | a:SERVING b:KEPT          | a:SERVING b:FILLING
            b        | true  |            | a:SERVING b:KEPT          | a:SERVING b:PLANNED
            b        | false |            | a:SERVING b:DECLINED      | a:SERVING b:DECLINED
            b        | false | a          | a:SERVING b:DECLINED      | a:SERVING b:FILLING
            a        | false |            | a:SERVING b:RETURNING     | a:SERVING b:RETURNING
            a        | false | b          | a:SERVING b:RETURNING     | a:SERVING b:KEPT
            """)
    void makesTheChosenModelServeOrBeAboutTo(String chosen, boolean waits, String lost, String found, String planned) {
        var plan = new GenerationsAtStart.StartPlan(
                space(chosen), space -> !space.equals(space(String.valueOf(lost))), false, waits);

        assertThat(plan.of(catalogue(found), Instant.EPOCH)).isEqualTo(catalogue(planned));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # chosen | found                   | planned
            b        | a:SERVING               | a:SERVING
            b        | a:SERVING b:KEPT        | a:SERVING b:KEPT
            b        | a:SERVING b:PLANNED     | a:SERVING b:PLANNED
            b        | a:SERVING b:FILLING     | a:SERVING b:FILLING
            c        | a:SERVING b:FILLING     | a:SERVING b:KEPT
            """)
    void beginsNothingWhereTheModelIsKept(String chosen, String found, String planned) {
        var plan = new GenerationsAtStart.StartPlan(space(chosen), space -> true, true, false);

        assertThat(plan.of(catalogue(found), Instant.EPOCH)).isEqualTo(catalogue(planned));
    }

    private static GenerationCatalogue catalogue(String written) {
        var generations = List.of(written.split(" "));
        return new GenerationCatalogue(
                IntStream.range(0, generations.size())
                        .mapToObj(i -> generation(i + 1, generations.get(i).split(":")))
                        .toList(),
                generations.size());
    }

    private static Generation generation(int number, String[] written) {
        return new Generation(Integer.toString(number), space(written[0]), State.valueOf(written[1]), Instant.EPOCH);
    }

    private static VectorSpace space(String model) {
        return new VectorSpace(model, 3);
    }
}
