package dev.docent.api.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.docent.api.limit.LimitDecision.Exceeded;
import dev.docent.api.limit.LimitProperties.OfAccount;
import dev.docent.ingestion.document.DocumentRepository;
import dev.docent.ingestion.document.DocumentTotals;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseRepository;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Limits what an account stores, by its records. An account far below its limits is counted again after a while only, one
 * near them with each upload. Requests that are served at the same time do not see each other, so they may exceed a limit
 * together, by what they bring. Safe for concurrent use.
 */
@Component
class StoredLimits {

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final long BURST_DOCUMENTS = 20_000;
    private static final long BURST_BYTES = DataSize.ofGigabytes(20).toBytes();

    private final OfAccount limits;
    private final DocumentRepository documents;
    private final KnowledgeBaseRepository bases;
    private final List<StoredThings> things;
    private final Cache<String, DocumentTotals> farBelow =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build();

    StoredLimits(
            LimitProperties limits,
            DocumentRepository documents,
            KnowledgeBaseRepository bases,
            List<StoredThings> things) {
        this.limits = limits.account();
        this.documents = documents;
        this.bases = bases;
        this.things = things;
    }

    /** {@return the limit that a call of the account would exceed; null if there is none} @param bytes of its body */
    @Nullable
    Exceeded check(String account, Set<Counted> counted, long bytes) {
        if (counted.contains(Counted.KNOWLEDGE_BASE)
                && isReached(limits.knowledgeBases(), () -> bases.countByOwnerAndDeleting(account, false))) {
            return exceeded("knowledge_bases", limits.knowledgeBases() + " knowledge bases");
        }
        if (counted.contains(Counted.ASSISTANT)
                && isReached(limits.assistants(), () -> count(Counted.ASSISTANT, account))) {
            return exceeded("assistants", limits.assistants() + " assistants");
        }
        return counted.contains(Counted.UPLOAD) ? documents(account, bytes) : null;
    }

    private long count(Counted kind, String account) {
        return things.stream()
                .filter(each -> each.kind() == kind)
                .mapToLong(each -> each.countOf(account))
                .sum();
    }

    private @Nullable Exceeded documents(String account, long bytes) {
        var maxBytes = limits.storedBytes().toBytes();
        if (limits.documents() == 0 && maxBytes == 0) {
            return null;
        }
        var totals = farBelow.getIfPresent(account);
        if (totals == null) {
            totals = documents.totals(account);
            if (isFarBelow(totals, bytes)) {
                farBelow.put(account, totals);
            }
        }
        if (limits.documents() > 0 && totals.documents() >= limits.documents()) {
            return exceeded("documents", limits.documents() + " documents");
        }
        return maxBytes > 0 && totals.bytes() + Math.max(0, bytes) > maxBytes
                ? exceeded("stored_bytes", maxBytes + " bytes of documents")
                : null;
    }

    /** {@return whether no burst of a few seconds reaches the limits} */
    private boolean isFarBelow(DocumentTotals totals, long bytes) {
        return leaves(BURST_DOCUMENTS, limits.documents(), totals.documents())
                && leaves(BURST_BYTES, limits.storedBytes().toBytes(), totals.bytes() + bytes);
    }

    private static boolean leaves(long burst, long limit, long used) {
        return limit == 0 || limit - used >= burst;
    }

    private static boolean isReached(long limit, LongSupplier used) {
        return limit > 0 && used.getAsLong() >= limit;
    }

    private static Exceeded exceeded(String name, String what) {
        return new Exceeded("account." + name, "An account has at most " + what + "; delete some first", null);
    }
}
