package dev.docent.ingestion.document;

import dev.docent.retrieval.answering.SourceTexts;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** All of this package over stores in memory. Changes of documents are announced to its listeners. */
public final class InMemoryRecords {

    private final List<Consumer<DocumentChanged>> listeners = new CopyOnWriteArrayList<>();
    private final InMemoryDocuments documents = new InMemoryDocuments();
    private final KnowledgeBaseRepository knowledgeBaseRecords = new InMemoryKnowledgeBases();
    public final InMemoryObjects objects = new InMemoryObjects();
    public final Originals originals = new Originals(objects);
    public final DocumentTexts texts = new DocumentTexts(objects);
    public final DocumentRegister register = new DocumentRegister(documents, this::announce);
    public final KnowledgeBases knowledgeBases = new KnowledgeBases(knowledgeBaseRecords);
    public final Deletions deletions = new Deletions(new InMemoryDeletions());
    public final KnowledgeBaseRegister knowledgeBaseRegister = new KnowledgeBaseRegister(knowledgeBaseRecords);
    public final DocumentCatalog catalog = new DocumentCatalog(documents, knowledgeBases, texts, originals);
    public final SourceTexts sourceTexts = new StoredSourceTexts(documents, texts);

    public void listen(Consumer<DocumentChanged> listener) {
        listeners.add(listener);
    }

    /** Calls this after each look for a waiting document, before its answer is known. */
    public void afterLookingForWork(Runnable action) {
        documents.afterLookingForWork(action);
    }

    private void announce(Object event) {
        if (event instanceof DocumentChanged change) {
            listeners.forEach(listener -> listener.accept(change));
        }
    }
}
