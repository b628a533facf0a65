package dev.docent.api.migration;

import dev.docent.storage.records.Aggregates;
import dev.docent.storage.records.RecordTransfer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of all aggregates, with their versions; what is sealed in them stays sealed. */
final class RecordMove implements Move {

    private static final String STEP = "records";

    private final RecordTransfer from;
    private final RecordTransfer to;

    RecordMove(RecordTransfer from, RecordTransfer to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public boolean isTargetEmpty() {
        return to.aggregates().stream()
                .allMatch(aggregate -> to.after(aggregate, "", 1).isEmpty());
    }

    @Override
    public void copy(MigrationProgress progress) {
        var all = from.aggregates();
        for (var each = 0; each < all.size(); each++) {
            progress.show(STEP, each, all.size(), Aggregates.name(all.get(each)));
            copy(all.get(each));
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

    @Override
    public List<Comparison> compare(boolean repairs, MigrationProgress progress) {
        var compared = new ArrayList<Comparison>();
        var all = from.aggregates();
        for (var aggregate : all) {
            progress.show("checking", compared.size(), all.size(), Aggregates.name(aggregate));
            compared.add(compare(aggregate, repairs));
        }
        return compared;
    }

    private <T> Comparison compare(Class<T> aggregate, boolean repairs) {
        var here = new HashSum();
        var there = new HashSum();
        var ours = new PagedRecords<>(from, aggregate);
        var theirs = new PagedRecords<>(to, aggregate);
        var repair = new Repair<>(to, aggregate);
        while (ours.peek() != null || theirs.peek() != null) {
            var our = ours.peek();
            var their = theirs.peek();
            var order = order(our, their);
            if (our != null && order <= 0) {
                here.add(HashSum.of(our));
                ours.take();
            }
            if (their != null && order >= 0) {
                there.add(HashSum.of(their));
                theirs.take();
            }
            if (repairs) {
                repair.see(order <= 0 ? our : null, order >= 0 ? their : null);
            }
        }
        repair.end();
        return Comparison.of(STEP + ": " + Aggregates.name(aggregate), here, there);
    }

    private int order(@Nullable Object our, @Nullable Object their) {
        if (our == null || their == null) {
            return our == null ? 1 : -1;
        }
        return from.id(our).compareTo(to.id(their));
    }

    /** Mends the records of the other side, some at a time. */
    private static final class Repair<T> {

        private final RecordTransfer to;
        private final Class<T> aggregate;
        private final List<T> different = new ArrayList<>();
        private final List<String> extra = new ArrayList<>();

        Repair(RecordTransfer to, Class<T> aggregate) {
            this.to = to;
            this.aggregate = aggregate;
        }

        void see(@Nullable T our, @Nullable T their) {
            if (our == null && their != null) {
                extra.add(to.id(their));
            } else if (our != null && (their == null || !Arrays.equals(HashSum.of(our), HashSum.of(their)))) {
                different.add(our);
            }
            if (different.size() + extra.size() >= PagedRecords.PAGE) {
                end();
            }
        }

        /** What one record gives up, such as its name, another may take: those that are too many go first. */
        void end() {
            if (!extra.isEmpty()) {
                to.remove(aggregate, extra);
                extra.clear();
            }
            if (!different.isEmpty()) {
                to.put(aggregate, List.copyOf(different));
                different.clear();
            }
        }
    }
}
