package dev.docent.retrieval.index;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.Generation.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The generations of an index. Exactly one serves; at most one is the target, which is to replace it.
 *
 * @param generations oldest first
 * @param made number of generations ever created; names are numbers and never reused
 */
public record GenerationCatalogue(List<Generation> generations, int made) {

    public GenerationCatalogue {
        generations = List.copyOf(generations);
        require(count(generations, each -> each.state() == State.SERVING) == 1, "Exactly one generation serves");
        require(count(generations, Generation::isTarget) <= 1, "More than one generation is about to serve");
        require(
                generations.stream().map(Generation::name).distinct().count() == generations.size(),
                "Two generations have one name");
    }

    /** {@return a catalog with one generation, which serves} */
    public static GenerationCatalogue first(VectorSpace space, Instant createdAt) {
        return new GenerationCatalogue(List.of(new Generation("1", space, State.SERVING, createdAt)), 1);
    }

    /** {@return the catalog with a new generation} */
    public GenerationCatalogue begun(VectorSpace space, State state, Instant now) {
        var begun = new Generation(Integer.toString(made + 1), space, state, now);
        return new GenerationCatalogue(
                Stream.concat(generations.stream(), Stream.of(begun)).toList(), made + 1);
    }

    public Generation serving() {
        return first(each -> each.state() == State.SERVING).orElseThrow();
    }

    /** {@return the generation that is to replace the serving one} */
    public Optional<Generation> target() {
        return first(Generation::isTarget);
    }

    public Optional<Generation> find(String name) {
        return first(each -> each.name().equals(name));
    }

    /** {@return the generation with vectors of this space; there is at most one} */
    public Optional<Generation> of(VectorSpace space) {
        return first(each -> each.space().equals(space));
    }

    /** {@return the catalog with one generation in another state} */
    public GenerationCatalogue with(String name, State state) {
        return changed(each -> each.name().equals(name) ? each.as(state) : each);
    }

    /** {@return the catalog without a generation} */
    public GenerationCatalogue without(String name) {
        return new GenerationCatalogue(
                generations.stream().filter(each -> !each.name().equals(name)).toList(), made);
    }

    /** {@return the catalog with this generation serving} @param before state of the one that served */
    public GenerationCatalogue switchedTo(String name, State before) {
        return changed(each -> {
            if (each.name().equals(name)) {
                return each.as(State.SERVING);
            }
            return each.state() == State.SERVING ? each.as(before) : each;
        });
    }

    private GenerationCatalogue changed(UnaryOperator<Generation> change) {
        return new GenerationCatalogue(generations.stream().map(change).toList(), made);
    }

    private Optional<Generation> first(Predicate<Generation> wanted) {
        return generations.stream().filter(wanted).findFirst();
    }

    private static long count(List<Generation> generations, Predicate<Generation> wanted) {
        return generations.stream().filter(wanted).count();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
