package dev.docent.retrieval.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.jspecify.annotations.Nullable;

/**
 * Keeps large indexes in few segments, since each has its own graph and its own lists of words to be walked: a large segment takes
 * in all that are smaller as soon as they are together a quarter of it. The graph of the large one is kept and the others are
 * joined to it, so that this costs little more than copying. Below that size, and for what was removed, Lucene's tiers
 * decide, which rewrite less.
 *
 * @see <a href="https://doi.org/10.1145/1099554.1099739">Lester, Moffat and Zobel: Fast on-line index construction by
 *     geometric partitioning. CIKM 2005</a>
 */
final class LeveledMerges extends FilterMergePolicy {

    static final long LARGE = 64L << 20;
    private static final double SHARE = 0.25;

    private final long largest;

    LeveledMerges() {
        this(new TieredMergePolicy());
    }

    private LeveledMerges(TieredMergePolicy tiers) {
        super(tiers);
        largest = (long) (tiers.getMaxMergedSegmentMB() * (1 << 20));
    }

    @Override
    public @Nullable MergeSpecification findMerges(
            @Nullable MergeTrigger trigger, SegmentInfos segments, MergeContext context) throws IOException {
        var sizes = new HashMap<SegmentCommitInfo, Long>();
        for (var segment : segments) {
            if (!context.getMergingSegments().contains(segment)) {
                sizes.put(segment, size(segment, context));
            }
        }
        var ordered = new ArrayList<>(sizes.keySet());
        ordered.sort(Comparator.comparing((SegmentCommitInfo segment) -> sizes.getOrDefault(segment, 0L))
                .reversed());
        var joined = joined(
                ordered.stream().map(segment -> sizes.getOrDefault(segment, 0L)).toList());
        if (joined == ordered.size()) {
            return super.findMerges(trigger, segments, context);
        }
        var merges = new MergeSpecification();
        merges.add(new OneMerge(ordered.subList(joined, ordered.size())));
        return merges;
    }

    /**
     * {@return the place of the large one that takes in all behind it; where it is time for none, the number of all}
     *
     * @param sizes in bytes, the largest first
     */
    int joined(List<Long> sizes) {
        var smaller = sizes.stream().mapToLong(Long::longValue).sum();
        for (var next = 0; next < sizes.size(); next++) {
            long size = sizes.get(next);
            smaller -= size;
            if (size >= LARGE && smaller >= SHARE * size && size + smaller <= largest) {
                return next;
            }
        }
        return sizes.size();
    }
}
