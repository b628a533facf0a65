package dev.docent.ingestion.document.knowledgebase;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentRepository;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.IngestionException;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.document.content.Box;
import dev.docent.ingestion.document.content.CachedText;
import dev.docent.ingestion.document.content.DocumentTexts;
import dev.docent.ingestion.document.content.ExtractedText;
import dev.docent.ingestion.document.content.Originals;
import dev.docent.storage.objects.ObjectNotFoundException;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.records.OffsetPage;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;

/** Finds documents of an owner. What is another's, or being deleted, is not there. Safe for concurrent use. */
@Service
public final class DocumentCatalog {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "id");

    private final DocumentRepository records;
    private final KnowledgeBases knowledgeBases;
    private final DocumentTexts texts;
    private final Originals originals;

    public DocumentCatalog(
            DocumentRepository records, KnowledgeBases knowledgeBases, DocumentTexts texts, Originals originals) {
        this.records = records;
        this.knowledgeBases = knowledgeBases;
        this.texts = texts;
        this.originals = originals;
    }

    /**
     * {@return the document as it is now}
     *
     * @throws DocumentNotFoundException when the owner has none of this id
     */
    public Document get(String owner, String id) {
        return records.findByOwnerAndId(owner, id)
                .filter(document -> document.status() != DocumentStatus.DELETING)
                .orElseThrow(() -> new DocumentNotFoundException(id));
    }

    /**
     * {@return a page of the documents of a knowledge base, newest first unless the page says otherwise}
     *
     * @param status of those listed, or null for all
     * @throws IngestionException.KnowledgeBaseNotFoundException when the owner has none of this id
     */
    public Page<Document> list(String owner, String knowledgeBaseId, @Nullable DocumentStatus status, OffsetPage page) {
        knowledgeBases.get(owner, knowledgeBaseId);
        var asked = page.sort().isSorted() ? page : new OffsetPage(page.limit(), page.start(), NEWEST_FIRST);
        if (status == null) {
            return records.findByOwnerAndKnowledgeBaseIdAndStatusNot(
                    owner, knowledgeBaseId, DocumentStatus.DELETING, asked);
        }
        return status == DocumentStatus.DELETING
                ? Page.empty(asked)
                : records.findByOwnerAndKnowledgeBaseIdAndStatus(owner, knowledgeBaseId, status, asked);
    }

    /** {@return what of the knowledge base is not searchable yet; nothing when the owner has none of this id} */
    public Pending pending(String owner, String knowledgeBaseId) {
        var queued = records.countByOwnerAndKnowledgeBaseIdAndStatus(owner, knowledgeBaseId, DocumentStatus.QUEUED);
        var inWork = records.findByOwnerAndKnowledgeBaseIdAndStatusIn(
                owner, knowledgeBaseId, EnumSet.of(DocumentStatus.PROCESSING));
        return new Pending(
                queued + inWork.size(),
                inWork.stream().mapToLong(Document::passagesToEmbed).sum());
    }

    /**
     * {@return what was read out of the document; empty until then, and when nothing could be read}
     *
     * @throws DocumentNotFoundException when the owner has none of this id
     */
    public Optional<ExtractedText> text(String owner, String id) {
        return texts.read(get(owner, id)).map(CachedText::extracted);
    }

    /**
     * {@return where a stretch of the text stands, a box for each line, none where words have no place on a page; empty
     * when there is no text yet, and when the stretch is not inside it}
     *
     * @param start in code points
     * @throws DocumentNotFoundException when the owner has none of this id
     */
    public Optional<List<Box>> boxes(String owner, String id, int start, int end) {
        var document = get(owner, id);
        return texts.read(document)
                .filter(text -> text.slice(start, end).isPresent())
                .map(text -> texts.boxes(document, text, start, end));
    }

    /** {@return where a quote stands, as long as the owner has the document and the quote stands in it there} */
    public List<Box> boxes(String owner, String id, int start, String quote) {
        var end = start + quote.codePointCount(0, quote.length());
        return records.findByOwnerAndId(owner, id)
                .filter(document -> document.status() != DocumentStatus.DELETING)
                .flatMap(document -> texts.read(document)
                        .filter(text ->
                                text.slice(start, end).filter(quote::equals).isPresent())
                        .map(text -> texts.boxes(document, text, start, end)))
                .orElse(List.of());
    }

    /**
     * {@return the bytes as uploaded, for somebody who takes as long as they like; the caller closes them}
     *
     * @throws DocumentNotFoundException when the owner has none of this id
     * @throws dev.docent.storage.objects.ObjectStoreUnavailableException when the store is away, or serves as many such
     *     readers as it can
     */
    public ObjectStore.StoredObject original(String owner, String id) {
        var document = get(owner, id);
        try {
            return originals.openForDownload(document.ref());
        } catch (ObjectNotFoundException missing) {
            get(owner, id);
            throw missing;
        }
    }

    /**
     * {@return a link at which whoever has it gets the bytes as uploaded from the store of objects, for a short time; empty
     * where the store gives none} It is a secret, and never logged.
     *
     * @param document of the owner who asks, as just read
     * @param mediaType the {@code Content-Type} that they are given with
     * @param disposition the {@code Content-Disposition} that they are given with
     */
    public Optional<URI> linkToOriginal(Document document, String mediaType, String disposition) {
        return originals.link(document.ref(), mediaType, disposition);
    }

    /**
     * {@return how many documents the knowledge base has, and how large they are}
     *
     * @throws IngestionException.KnowledgeBaseNotFoundException when the owner has none of this id
     */
    public Statistics statistics(String owner, String knowledgeBaseId) {
        knowledgeBases.get(owner, knowledgeBaseId);
        var ready = count(owner, knowledgeBaseId, DocumentStatus.READY);
        var failed = count(owner, knowledgeBaseId, DocumentStatus.FAILED);
        var pending = count(owner, knowledgeBaseId, DocumentStatus.QUEUED)
                + count(owner, knowledgeBaseId, DocumentStatus.PROCESSING);
        return new Statistics(
                ready + failed + pending, ready, failed, pending, records.sumSizes(owner, knowledgeBaseId));
    }

    private long count(String owner, String knowledgeBaseId, DocumentStatus status) {
        return records.countByOwnerAndKnowledgeBaseIdAndStatus(owner, knowledgeBaseId, status);
    }

    /**
     * What a knowledge base holds.
     *
     * @param documents all of them
     * @param ready those that can be searched
     * @param failed those that will not become searchable
     * @param pending those that wait or are in work
     * @param bytes of all originals
     */
    public record Statistics(long documents, long ready, long failed, long pending, long bytes) {}

    /**
     * What is not searchable yet.
     *
     * @param documents that wait or are in work
     * @param passages of those in work that only words find
     */
    public record Pending(long documents, long passages) {}
}
