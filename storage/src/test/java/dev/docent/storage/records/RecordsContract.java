package dev.docent.storage.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.storage.records.Thing.Kind;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;

/** What records are relied on for, in whatever store. Each test begins with none. */
public interface RecordsContract {

    Things things();

    @Test
    default void readsBackWhatItSaved() {
        var details = new Thing.Details(
                List.of(new Thing.Part("wheel", 4)), Map.of("year", 1874, "tags", List.of("a", "b")), Thing.MADE);
        var saved = things().save(Thing.named("one", Kind.FANCY, details));

        assertThat(things().findById(saved.id())).contains(saved);
        assertThat(saved.version()).isZero();
        assertThat(things().save(saved.renamed("two")).version()).isEqualTo(1);
    }

    @Test
    default void keepsAbsentValuesAbsent() {
        var saved = things().save(Thing.named("one", Kind.PLAIN, null));

        assertThat(things().findById(saved.id()).orElseThrow().details()).isNull();
        assertThat(things().findByDetailsIsNull()).containsExactly(saved);
    }

    @Test
    default void keepsNamesAndNumbersThatMeanSomethingToAStore() {
        var more = new HashMap<String, Object>();
        more.put("a.b", 1);
        more.put("$set", "$where");
        more.put("%2E", "%");
        more.put("%digits", "7");
        more.put("", Arrays.asList("", null, true));
        more.put("zero\0inside", "zero\0inside");
        more.put("größe", "\uD83D\uDE00");
        more.put("long", 1L << 40);
        more.put("huge", new BigInteger("123456789012345678901234567890123456789012"));
        more.put("small", 0.1);
        more.put("nested", Map.of("c.d", Map.of("$e", -1)));
        var saved = things().save(Thing.named("one", Kind.FANCY, new Thing.Details(List.of(), more, Thing.MADE)));

        assertThat(things().findById(saved.id()).orElseThrow().details())
                .isEqualTo(new Thing.Details(List.of(), more, Thing.MADE));
    }

    @Test
    default void keepsMomentsToTheMillisecondAndThoseInsideValuesAsTheyAre() {
        var exact = Instant.parse("2026-11-21T02:28:38.123456789Z");
        var before = Instant.parse("1066-10-14T09:00:00.999Z");
        var saved = things().save(Thing.named("one", Kind.FANCY, new Thing.Details(List.of(), Map.of(), exact))
                .madeAt(before));

        var found = things().findById(saved.id()).orElseThrow();
        assertThat(found.createdAt()).isEqualTo(before);
        assertThat(found.details()).isEqualTo(new Thing.Details(List.of(), Map.of(), exact));
    }

    @Test
    default void refusesTheSecondOfTwoThatMustBeUnique() {
        things().save(Thing.named("one", Kind.PLAIN, null));
        var other = things().save(Thing.named("two", Kind.PLAIN, null));

        assertThatThrownBy(() -> things().save(Thing.named("one", Kind.PLAIN, null)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> things().save(other.renamed("one"))).isInstanceOf(DuplicateKeyException.class);
        assertThat(things().findAll()).extracting(Thing::name).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    default void refusesANewOneOfAnIdThatIsThere() {
        var saved = things().save(Thing.named("one", Kind.PLAIN, null));
        var same = new Thing(saved.id(), null, "another", "two", Kind.PLAIN, true, 0, 0, null, Thing.MADE);

        assertThatThrownBy(() -> things().save(same)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    default void refusesToOverwriteWhatAnotherHasChanged() {
        var saved = things().save(Thing.named("one", Kind.PLAIN, null));
        things().save(saved.renamed("two"));

        assertThatThrownBy(() -> things().save(saved.renamed("three")))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThatThrownBy(() -> things().delete(saved)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(things().findById(saved.id()).orElseThrow().name()).isEqualTo("two");
    }

    @Test
    default void refusesToChangeWhatIsGone() {
        var saved = things().save(Thing.named("one", Kind.PLAIN, null));
        things().deleteById(saved.id());

        assertThatThrownBy(() -> things().save(saved.renamed("two")))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(things().findAll()).isEmpty();
        things().deleteById(saved.id());
    }

    @Test
    default void letsOneOfManyWin() throws Exception {
        var inserted = atOnce(8, () -> things().save(Thing.named("one", Kind.PLAIN, null)));
        var saved = things().findAll().getFirst();
        var changed = atOnce(8, () -> things().save(saved.renamed("two")));

        assertThat(inserted).isEqualTo(1);
        assertThat(changed).isEqualTo(1);
        assertThat(things().count()).isEqualTo(1);
    }

    @Test
    default void pagesFromAnyOffset() {
        IntStream.range(0, 7).forEach(number -> things().save(Thing.named("name " + number, Kind.PLAIN, null)));

        var page = things().findByOwner("owner", new OffsetPage(3, 2, Sort.by("name")));

        assertThat(page.getTotalElements()).isEqualTo(7);
        assertThat(page.map(Thing::name)).containsExactly("name 2", "name 3", "name 4");
        assertThat(things().findByOwner("owner", new OffsetPage(3, 9, Sort.by("name"))))
                .isEmpty();
        assertThat(things().findByOwnerAndVisible("owner", true, new OffsetPage(3, 2, Sort.by("name")))
                        .hasNext())
                .isTrue();
        assertThat(things().findAll(new OffsetPage(2, 5, Sort.by("name").descending()))
                        .map(Thing::name))
                .containsExactly("name 1", "name 0");
    }

    @Test
    default void findsCountsAndDeletesByItsValues() {
        things().save(Thing.named("plain", Kind.PLAIN, null));
        things().save(Thing.named("fancy", Kind.FANCY, null).madeAt(Thing.MADE.plusMillis(1)));

        assertThat(things().findByOwnerAndName("owner", "fancy")).isPresent();
        assertThat(things().findByOwnerAndName("another", "fancy")).isEmpty();
        assertThat(things().findByKindIn(List.of(Kind.FANCY, Kind.PLAIN))).hasSize(2);
        assertThat(things().existsByOwnerAndName("owner", "plain")).isTrue();
        assertThat(things().countByOwnerAndKindNot("owner", Kind.PLAIN)).isEqualTo(1);
        assertThat(things().findFirstByVisibleAndOwnerGreaterThanOrderByOwnerAscIdAsc(true, "")
                        .orElseThrow()
                        .name())
                .isEqualTo("plain");
        assertThat(things().findFirstByVisibleAndOwnerGreaterThanOrderByOwnerAscIdAsc(true, "owner"))
                .isEmpty();
        assertThat(things().findByCreatedAtGreaterThanEqualOrderByIdDesc(Thing.MADE))
                .extracting(Thing::name)
                .containsExactly("fancy", "plain");
        assertThat(things().deleteByOwnerAndKind("owner", Kind.FANCY)).isEqualTo(1);
        things().deleteByCreatedAtBefore(Thing.MADE);
        assertThat(things().findAll()).extracting(Thing::name).containsExactly("plain");
    }

    /** {@return how many succeeded; the others were refused as they should be} */
    private static int atOnce(int times, Callable<Thing> step) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            var done = 0;
            for (var one : IntStream.range(0, times)
                    .mapToObj(each -> threads.submit(step))
                    .toList()) {
                try {
                    one.get();
                    done++;
                } catch (java.util.concurrent.ExecutionException refused) {
                    assertThat(refused)
                            .cause()
                            .isInstanceOfAny(DuplicateKeyException.class, OptimisticLockingFailureException.class);
                }
            }
            return done;
        }
    }
}
