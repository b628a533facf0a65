package dev.docent.api.sharing;

import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.RecordIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A knowledge base that its owner shares with an account or a group.
 *
 * @param owner id of the account that owns the knowledge base
 * @param grantee id of the account or group; a knowledge base is shared with each at most once
 */
@Aggregate("shares")
public record KnowledgeBaseShare(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        String knowledgeBase,
        String grantee,
        SharedRole role,
        Instant createdAt) {

    static KnowledgeBaseShare of(KnowledgeBaseRef base, String grantee, SharedRole role, Instant now) {
        return new KnowledgeBaseShare(RecordIds.next(), null, base.owner(), base.id(), grantee, role, now);
    }

    KnowledgeBaseShare with(SharedRole newRole) {
        return new KnowledgeBaseShare(id, version, owner, knowledgeBase, grantee, newRole, createdAt);
    }

    KnowledgeBaseRef base() {
        return new KnowledgeBaseRef(owner, knowledgeBase);
    }
}
