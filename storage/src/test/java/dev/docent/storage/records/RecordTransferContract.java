package dev.docent.storage.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.storage.records.Thing.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What moving of records relies on, in whatever store. Each test begins with none. */
public interface RecordTransferContract {

    Things things();

    RecordTransfer transfer();

    @Test
    default void knowsTheAggregatesThatThereAreRepositoriesOf() {
        assertThat(transfer().aggregates()).contains(Thing.class).doesNotHaveDuplicates();
    }

    @Test
    default void readsAllInTheOrderOfTheirIds() {
        var saved = IntStream.range(0, 5)
                .mapToObj(number -> things().save(Thing.named("name " + number, Kind.PLAIN, null)))
                .toList();

        var first = transfer().after(Thing.class, "", 3);

        assertThat(first).isEqualTo(saved.subList(0, 3));
        assertThat(transfer().after(Thing.class, transfer().id(first.getLast()), 3))
                .isEqualTo(saved.subList(3, 5));
        assertThat(transfer().after(Thing.class, saved.getLast().id(), 3)).isEmpty();
    }

    @Test
    default void putsThemBackWithTheirVersions() {
        var details = new Thing.Details(List.of(new Thing.Part("wheel", 4)), Map.of("a.b", 1.5), Thing.MADE);
        var first = things().save(
                        things().save(Thing.named("one", Kind.FANCY, details)).renamed("won"));
        var second = things().save(Thing.named("two", Kind.PLAIN, null));
        things().deleteAll();

        transfer().put(Thing.class, List.of(first, second));
        transfer().put(Thing.class, List.of(first, second));

        assertThat(transfer().after(Thing.class, "", 10)).containsExactly(first, second);
        assertThat(things().findById(first.id()).orElseThrow().version()).isEqualTo(1);
        assertThat(things().save(first.renamed("three")).version()).isEqualTo(2);
    }

    @Test
    default void putsThemInThePlaceOfWhatIsThere() {
        var before = things().save(Thing.named("one", Kind.FANCY, null));
        var changed = things().save(before.renamed("two"));

        transfer().put(Thing.class, List.of(before));

        assertThat(things().findAll()).containsExactly(before).doesNotContain(changed);
    }

    @Test
    default void removesTheNamedOnesAlone() {
        var first = things().save(Thing.named("one", Kind.FANCY, null));
        var second = things().save(Thing.named("two", Kind.FANCY, null));

        transfer().delete(Thing.class, List.of(first.id(), "absent"));

        assertThat(things().findAll()).containsExactly(second);
    }
}
