package dev.docent.storage.records.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Token buckets that processes share: a document for each, which is replaced if it is still as it was read. It is deleted
 * by the server some time after the bucket is full again.
 */
final class MongodbBuckets extends AbstractCompareAndSwapBasedProxyManager<String> {

    static final String COLLECTION = "token_buckets";

    private static final String STATE = "state";
    private static final String UNTIL = "until";
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final MongoOperations records;

    MongodbBuckets(MongoOperations records) {
        super(ClientSideConfig.getDefault()
                .withClientClock(TimeMeter.SYSTEM_MILLISECONDS)
                .withExpirationAfterWriteStrategy(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT)));
        this.records = records;
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(String name) {
        return new Swap(name);
    }

    @Override
    public void removeProxy(String name) {
        records.execute(COLLECTION, buckets -> buckets.deleteOne(eq("_id", name)));
    }

    @Override
    public boolean isExpireAfterWriteSupported() {
        return true;
    }

    @Override
    public boolean isAsyncModeSupported() {
        return false;
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected CompletableFuture<Void> removeAsync(String name) {
        throw new UnsupportedOperationException();
    }

    private final class Swap implements CompareAndSwapOperation {

        private final String name;

        private Swap(String name) {
            this.name = name;
        }

        @Override
        public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
            var found = records.execute(
                    COLLECTION, buckets -> buckets.find(eq("_id", name)).first());
            return Optional.ofNullable(found)
                    .map(document -> document.get(STATE, Binary.class))
                    .map(Binary::getData);
        }

        @Override
        public boolean compareAndSwap(
                byte[] before, byte[] after, RemoteBucketState state, Optional<Long> timeoutNanos) {
            var now = currentTimeNanos();
            var left = getClientSideConfig()
                    .getExpirationAfterWriteStrategy()
                    .orElseThrow()
                    .calculateTimeToLiveMillis(state, now);
            var until = new Date(now / 1_000_000 + left);
            return before == null ? inserted(after, until) : replaced(before, after, until);
        }

        private boolean inserted(byte[] state, Date until) {
            var document =
                    new Document("_id", name).append(STATE, new Binary(state)).append(UNTIL, until);
            try {
                records.execute(COLLECTION, buckets -> buckets.insertOne(document));
                return true;
            } catch (DuplicateKeyException insertedByAnother) {
                return false;
            }
        }

        private boolean replaced(byte[] before, byte[] after, Date until) {
            var asRead = and(eq("_id", name), eq(STATE, new Binary(before)));
            var change = combine(set(STATE, new Binary(after)), set(UNTIL, until));
            var result = records.execute(COLLECTION, buckets -> buckets.updateOne(asRead, change));
            return result != null && result.getMatchedCount() == 1;
        }
    }
}
