package dev.docent.api.knowledge;

import dev.docent.api.access.Caller;
import dev.docent.api.access.share.HeldShare;
import dev.docent.api.access.share.SharesInUse;
import dev.docent.api.audit.AuditedThing;
import dev.docent.api.limit.Limits;
import dev.docent.api.problem.ProblemException;
import dev.docent.api.sharing.SharedAccess;
import dev.docent.api.sharing.Shares;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.retrieval.passage.Scope;
import dev.docent.storage.records.OffsetPage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The one place that decides which knowledge bases a caller reaches, and for what: its own and those shared with it, within
 * the bounds of its credential. To a caller who reaches it in no way, a knowledge base does not exist (404); one who may only
 * read it is refused to change it (403). A request that relies on a share ends with the share.
 */
@Component
public class ReachableKnowledgeBases {

    private final OwnedKnowledgeBases owned;
    private final KnowledgeBases bases;
    private final Documents documents;
    private final Shares shares;
    private final Limits limits;

    ReachableKnowledgeBases(
            OwnedKnowledgeBases owned, KnowledgeBases bases, Documents documents, Shares shares, Limits limits) {
        this.owned = owned;
        this.bases = bases;
        this.documents = documents;
        this.shares = shares;
        this.limits = limits;
    }

    /** {@return the knowledge base, to search it and read from it} */
    public KnowledgeBase toRead(Caller caller, @Nullable String id) {
        return hold(caller, find(caller, id), false).base();
    }

    /** {@return the knowledge base, to add, change and delete documents} */
    public KnowledgeBase toWrite(Caller caller, @Nullable String id) {
        var found = find(caller, id);
        requireWriting(found.permitsWriting());
        return hold(caller, found, true).base();
    }

    /**
     * {@return the knowledge base, to upload to it: what is stored counts for its owner, as far as the request was not
     * counted for the owner already}
     *
     * @param bytes of the body; negative if that is unknown
     */
    public KnowledgeBase toUpload(Caller caller, @Nullable String id, long bytes) {
        var base = toWrite(caller, id);
        var full = base.owner().equals(caller.account()) ? null : limits.checkStored(base.owner(), bytes);
        if (full != null) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT, "The owner of the knowledge base can store no more. " + full.sentence());
        }
        return base;
    }

    /** {@return the knowledge base, for what only its owner may do} */
    public KnowledgeBase toOwn(Caller caller, @Nullable String id) {
        var found = find(caller, id);
        if (found.isShared()) {
            throw ProblemException.of(HttpStatus.FORBIDDEN, "Only the owner of the knowledge base may do this");
        }
        return found.base();
    }

    ReachedKnowledgeBase find(Caller caller, @Nullable String id) {
        var own = owned.lookup(caller, id);
        if (own.isPresent() || id == null) {
            return new ReachedKnowledgeBase(own.orElseThrow(), null);
        }
        return Optional.of(id)
                .filter(caller::reaches)
                .flatMap(each -> shares.find(caller.account(), each))
                .flatMap(this::reached)
                .orElseThrow(() -> new KnowledgeBaseNotFoundException(id));
    }

    private Optional<ReachedKnowledgeBase> reached(SharedAccess shared) {
        return bases.find(shared.base()).map(base -> new ReachedKnowledgeBase(base, shared.role()));
    }

    private static ReachedKnowledgeBase hold(Caller caller, ReachedKnowledgeBase found, boolean writes) {
        if (found.isShared()) {
            SharesInUse.add(new HeldShare(caller.account(), found.base().ref(), writes));
            if (writes) {
                AuditedThing.ofAccount(found.base().owner());
            }
        }
        return found;
    }

    private static void requireWriting(boolean permitted) {
        if (!permitted) {
            throw ProblemException.of(
                    HttpStatus.FORBIDDEN,
                    "The knowledge base is shared with you for reading: its owner can make you an editor");
        }
    }

    /** {@return a page of the knowledge bases that the caller reaches: its own, then those shared with it} */
    Page<ReachedKnowledgeBase> list(Caller caller, OffsetPage page) {
        var own = owned.list(caller, page);
        var others =
                shared(caller).stream().flatMap(each -> reached(each).stream()).toList();
        var rest = others.stream()
                .skip(Math.max(0, page.start() - own.getTotalElements()))
                .limit(page.limit() - own.getNumberOfElements());
        var all = Stream.concat(own.map(each -> new ReachedKnowledgeBase(each, null)).stream(), rest)
                .toList();
        return new PageImpl<>(all, page, own.getTotalElements() + others.size());
    }

    /** {@return the document, to read it} @throws DocumentNotFoundException if the caller reaches none with this id */
    public Document documentToRead(Caller caller, String id) {
        return ownDocument(caller, id).orElseGet(() -> sharedDocument(caller, id, false));
    }

    /** {@return the document, to change or delete it} @throws DocumentNotFoundException if the caller reaches none with this id */
    public Document documentToWrite(Caller caller, String id) {
        return ownDocument(caller, id).orElseGet(() -> sharedDocument(caller, id, true));
    }

    private Optional<Document> ownDocument(Caller caller, String id) {
        return caller.boundTo()
                .map(only -> documents.findVisible(caller.account(), id, only))
                .orElseGet(() -> documents.findVisible(caller.account(), id));
    }

    /** The query is bounded by the pairs of owner and knowledge base that are shared with the caller. */
    private Document sharedDocument(Caller caller, String id, boolean writes) {
        var roles = shared(caller).stream().collect(Collectors.toMap(SharedAccess::base, SharedAccess::role));
        if (roles.isEmpty()) {
            throw new DocumentNotFoundException(id);
        }
        var found = documents
                .findVisible(new Scope(caller.account(), roles.keySet()), id)
                .orElseThrow(() -> new DocumentNotFoundException(id));
        var base = bases.find(found.base()).orElseThrow(() -> new DocumentNotFoundException(id));
        var reached = new ReachedKnowledgeBase(base, roles.get(found.base()));
        requireWriting(!writes || reached.permitsWriting());
        hold(caller, reached, writes);
        return found;
    }

    private List<SharedAccess> shared(Caller caller) {
        return shares.of(caller.account()).stream()
                .filter(each -> caller.reaches(each.base().id()))
                .toList();
    }
}
