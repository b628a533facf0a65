package dev.docent.ingestion.document.content;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.document.correction.PassageCorrections;
import dev.docent.retrieval.answering.SourceTexts;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.storage.objects.ObjectNotFoundException;
import dev.docent.storage.objects.ObjectStore;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Reads the content of documents that are not being deleted. Safe for concurrent use. */
@Service
public final class DocumentContent implements SourceTexts {

    private final Documents documents;
    private final DocumentTexts texts;
    private final Originals originals;
    private final PassageCorrections corrections;

    public DocumentContent(
            Documents documents, DocumentTexts texts, Originals originals, PassageCorrections corrections) {
        this.documents = documents;
        this.texts = texts;
        this.originals = originals;
        this.corrections = corrections;
    }

    /** {@return the extracted text of a document that was just read; empty if it has none, or none yet} */
    public Optional<ExtractedText> text(Document document) {
        return texts.read(document).map(CachedText::extracted);
    }

    @Override
    public Optional<String> slice(DocumentRef document, int start, int end) {
        return documents
                .visibleVersion(document)
                .flatMap(version -> texts.read(document, version))
                .flatMap(text -> text.slice(start, end));
    }

    @Override
    public Optional<String> edited(DocumentRef document, int start, int end) {
        return documents.findVisible(document).flatMap(found -> corrections.edited(found.ref(), start, end));
    }

    /**
     * {@return a box for each line of this range of the text, empty where the format has no pages; no list if there is no
     * text yet, or the range is not inside it}
     *
     * @param document as just read
     * @param start in code points
     * @param end in code points, exclusive
     */
    public Optional<List<Box>> boxes(Document document, int start, int end) {
        return texts.read(document)
                .filter(text -> text.slice(start, end).isPresent())
                .map(text -> texts.boxes(document, text, start, end));
    }

    /** {@return the boxes of a quote; empty if the text of the document does not have it at this position} */
    public List<Box> boxes(DocumentRef document, int start, String quote) {
        var end = start + quote.codePointCount(0, quote.length());
        return documents
                .findVisible(document)
                .flatMap(found -> texts.read(found)
                        .filter(text ->
                                text.slice(start, end).filter(quote::equals).isPresent())
                        .map(text -> texts.boxes(found, text, start, end)))
                .orElse(List.of());
    }

    /**
     * {@return the uploaded bytes, for a client that may read slowly; the caller closes them}
     *
     * @throws DocumentNotFoundException if the document does not exist, or is being deleted
     * @throws dev.docent.storage.objects.ObjectStoreUnavailableException if the store does not answer, or already serves
     *     its maximum number of downloads
     */
    public ObjectStore.StoredObject original(DocumentRef document) {
        documents.get(document);
        try {
            return originals.openForDownload(document);
        } catch (ObjectNotFoundException missing) {
            documents.get(document);
            throw missing;
        }
    }

    /**
     * {@return a link to the uploaded bytes in the object store, valid for a short time; empty if the store gives none}
     * Anyone who has the link can read the bytes: it is never logged.
     *
     * @param document as just read
     * @param mediaType the {@code Content-Type} of the response
     * @param disposition the {@code Content-Disposition} of the response
     */
    public Optional<URI> linkToOriginal(Document document, String mediaType, String disposition) {
        return originals.link(document.ref(), mediaType, disposition);
    }
}
