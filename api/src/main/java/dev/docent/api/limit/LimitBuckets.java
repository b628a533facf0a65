package dev.docent.api.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The token buckets of this node, and those that it shares through the records. Safe for concurrent use. */
@Component
class LimitBuckets {

    private static final int MAX = 100_000;

    /** Longer than any period: what is unused for so long is full again. */
    private static final Duration KEPT = Duration.ofHours(2);

    private final Optional<ProxyManager<String>> shared;
    private final Cache<String, LimitBucket> buckets =
            Caffeine.newBuilder().maximumSize(MAX).expireAfterAccess(KEPT).build();

    /** @param shared the buckets of all processes; empty if there is one process */
    LimitBuckets(Optional<ProxyManager<String>> shared) {
        this.shared = shared;
    }

    /** {@return the bucket of this owner, which all nodes share} */
    LimitBucket shared(String owner, Rate rate) {
        return buckets.get(
                name(owner, rate),
                name -> shared.map(nodes -> new LimitBucket(
                                nodes.getProxy(name, () -> configuration(rate)), rate, rate.lease(), System::nanoTime))
                        .orElseGet(() -> alone(rate)));
    }

    /** {@return the bucket of this owner on this node} */
    LimitBucket ofNode(String owner, Rate rate) {
        return buckets.get(name(owner, rate), _ -> alone(rate));
    }

    /** The limit is part of the name, so that another setting begins with another bucket. */
    private static String name(String owner, Rate rate) {
        return owner + " " + rate.name() + " " + rate.limit();
    }

    private static LimitBucket alone(Rate rate) {
        var bucket = Bucket.builder();
        for (var bandwidth : configuration(rate).getBandwidths()) {
            bucket.addLimit(bandwidth);
        }
        return new LimitBucket(bucket.withNanosecondPrecision().build(), rate, 1, System::nanoTime);
    }

    private static BucketConfiguration configuration(Rate rate) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(rate.limit()).refillGreedy(rate.limit(), rate.period()))
                .build();
    }
}
