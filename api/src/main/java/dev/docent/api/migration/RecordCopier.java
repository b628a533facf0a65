package dev.docent.api.migration;

import dev.docent.storage.records.Aggregates;
import dev.docent.storage.records.RecordTransfer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Copies the records of all aggregates with their versions. Sealed values stay sealed. */
record RecordCopier(RecordTransfer from, RecordTransfer to) implements Copier {

    private static final String STEP = "records";

    @Override
    public boolean isTargetEmpty() {
        return to.aggregates().stream()
                .allMatch(aggregate -> to.after(aggregate, "", 1).isEmpty());
    }

    @Override
    public void copy(Migration.Progress progress) {
        var all = from.aggregates();
        for (var each = 0; each < all.size(); each++) {
            progress.show(STEP, each, all.size(), Aggregates.name(all.get(each)));
            deleteOutdated(all.get(each));
            copy(all.get(each));
        }
    }

    /**
     * Deletes records of an earlier run that were changed or deleted in the source since. A unique value that such a record
     * still has in the target, such as a name, may belong to another record by now, which could not be stored.
     */
    private <T> void deleteOutdated(Class<T> aggregate) {
        var outdated = new ArrayList<String>();
        forEachPair(aggregate, (our, their) -> {
            if (their != null && (our == null || !Arrays.equals(HashSum.of(our), HashSum.of(their)))) {
                outdated.add(to.id(their));
            }
            if (outdated.size() == PagedRecords.PAGE) {
                to.delete(aggregate, outdated);
                outdated.clear();
            }
        });
        if (!outdated.isEmpty()) {
            to.delete(aggregate, outdated);
        }
    }

    private <T> void copy(Class<T> aggregate) {
        var after = "";
        var page = from.after(aggregate, after, PagedRecords.PAGE);
        while (!page.isEmpty()) {
            if (!hashes(page).equals(hashes(to.after(aggregate, after, PagedRecords.PAGE)))) {
                to.put(aggregate, page);
            }
            after = from.id(page.getLast());
            page = from.after(aggregate, after, PagedRecords.PAGE);
        }
    }

    private static List<String> hashes(List<?> records) {
        return records.stream().map(each -> Arrays.toString(HashSum.of(each))).toList();
    }

    /** Never repairs, because {@link #copy} compares all records of both sides. */
    @Override
    public List<CopyCheck> compare(boolean repairs, Migration.Progress progress) {
        var compared = new ArrayList<CopyCheck>();
        var all = from.aggregates();
        for (var aggregate : all) {
            progress.show("checking", compared.size(), all.size(), Aggregates.name(aggregate));
            compared.add(compare(aggregate));
        }
        return compared;
    }

    private <T> CopyCheck compare(Class<T> aggregate) {
        var here = new HashSum();
        var there = new HashSum();
        forEachPair(aggregate, (our, their) -> {
            if (our != null) {
                here.add(HashSum.of(our));
            }
            if (their != null) {
                there.add(HashSum.of(their));
            }
        });
        return CopyCheck.of(STEP + ": " + Aggregates.name(aggregate), here, there);
    }

    /** Passes the records of both sides in the order of their ids; null for one that a side does not have. */
    private <T> void forEachPair(Class<T> aggregate, BiConsumer<@Nullable T, @Nullable T> action) {
        var ours = new PagedRecords<>(from, aggregate);
        var theirs = new PagedRecords<>(to, aggregate);
        while (ours.peek() != null || theirs.peek() != null) {
            var order = order(ours.peek(), theirs.peek());
            action.accept(order <= 0 ? ours.take() : null, order >= 0 ? theirs.take() : null);
        }
    }

    private int order(@Nullable Object our, @Nullable Object their) {
        if (our == null || their == null) {
            return our == null ? 1 : -1;
        }
        return from.id(our).compareTo(to.id(their));
    }
}
