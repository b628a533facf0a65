package dev.docent.api.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.RecordTransfer;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class RecordCopierTest {

    private final UniqueNames here = new UniqueNames();
    private final UniqueNames there = new UniqueNames();
    private final RecordCopier move = new RecordCopier(here, there);
    private final Migration.Progress quiet = (step, done, all, name) -> {};

    @Test
    void goesOnAfterANameChangedHands() {
        there.put(Named.class, List.of(new Named("a", "Reports"), new Named("b", "Letters"), new Named("c", "Notes")));
        here.put(Named.class, List.of(new Named("b", "Reports"), new Named("c", "Letters"), new Named("d", "Notes")));

        copy();
    }

    @Test
    void goesOnAfterANameWentToARecordOfAnEarlierPage() {
        here.put(Named.class, numbered(0, 3 * PagedRecords.PAGE));
        copy();
        var last = "%05d".formatted(3 * PagedRecords.PAGE - 1);
        here.delete(Named.class, List.of(last, "00700"));
        here.put(Named.class, List.of(new Named("00000", last), new Named("00650x", "00000")));

        copy();
    }

    @Test
    void emptiesTheOtherSideWhereNothingIsLeft() {
        there.put(Named.class, numbered(0, 2 * PagedRecords.PAGE + 1));

        copy();
    }

    private void copy() {
        move.copy(quiet);

        assertThat(there.records).isEqualTo(here.records);
        assertThat(move.compare(true, quiet)).allMatch(CopyCheck::isSame);
    }

    private static List<Named> numbered(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj("%05d"::formatted)
                .map(each -> new Named(each, each))
                .toList();
    }

    @Aggregate("names")
    record Named(String id, String name) {}

    /** Records of which no two have one name, as stores keep them. */
    private static final class UniqueNames implements RecordTransfer {

        private final SortedMap<String, Named> records = new TreeMap<>();

        @Override
        public List<Class<?>> aggregates() {
            return List.of(Named.class);
        }

        @Override
        public <T> List<T> after(Class<T> aggregate, String after, int limit) {
            return records.tailMap(after + '\0').values().stream()
                    .limit(limit)
                    .map(aggregate::cast)
                    .toList();
        }

        @Override
        public <T> void put(Class<T> aggregate, List<T> put) {
            for (var each : put) {
                var named = (Named) each;
                if (records.values().stream()
                        .anyMatch(other ->
                                other.name().equals(named.name()) && !other.id().equals(named.id()))) {
                    throw new DuplicateKeyException(named.name());
                }
                records.put(named.id(), named);
            }
        }

        @Override
        public void delete(Class<?> aggregate, Collection<String> ids) {
            ids.forEach(records::remove);
        }

        @Override
        public String id(Object record) {
            return ((Named) record).id();
        }
    }
}
