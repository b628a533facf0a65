package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.deletion.Deletions;
import dev.docent.ingestion.deletion.InMemoryDeletions;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentChanged;
import dev.docent.ingestion.document.DocumentMessages;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.InMemoryDocuments;
import dev.docent.ingestion.document.Outbox;
import dev.docent.ingestion.document.content.DocumentContent;
import dev.docent.ingestion.document.content.DocumentTexts;
import dev.docent.ingestion.document.content.InMemoryObjects;
import dev.docent.ingestion.document.content.Originals;
import dev.docent.ingestion.document.correction.InMemoryPassageCorrections;
import dev.docent.ingestion.document.correction.PassageCorrections;
import dev.docent.ingestion.document.knowledgebase.InMemoryKnowledgeBases;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseImports;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseRepository;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** All of this package over stores in memory. Changes of documents are announced to its listeners. */
public final class InMemoryRecords {

    private final List<Consumer<DocumentChanged>> listeners = new CopyOnWriteArrayList<>();
    private final InMemoryDocuments documents;
    private final KnowledgeBaseRepository knowledgeBaseRecords;
    public final PassageCorrections corrections;
    public final InMemoryObjects objects;
    public final Originals originals;
    public final DocumentTexts texts;
    public final Documents register;
    public final KnowledgeBases knowledgeBases;
    public final Deletions deletions;
    public final KnowledgeBaseImports imports;
    public final DocumentContent content;

    public InMemoryRecords() {
        this(
                new InMemoryDocuments(),
                new InMemoryKnowledgeBases(),
                new InMemoryObjects(),
                new PassageCorrections(new InMemoryPassageCorrections()),
                new Deletions(new InMemoryDeletions()));
    }

    private InMemoryRecords(
            InMemoryDocuments documents,
            KnowledgeBaseRepository bases,
            InMemoryObjects objects,
            PassageCorrections corrections,
            Deletions deletions) {
        this.documents = documents;
        this.knowledgeBaseRecords = bases;
        this.objects = objects;
        this.corrections = corrections;
        this.deletions = deletions;
        this.originals = new Originals(objects);
        this.texts = new DocumentTexts(objects);
        var nobody = new StaticListableBeanFactory().getBeanProvider(DocumentMessages.class);
        this.register = new Documents(documents, new Outbox(documents, nobody), this::announce);
        this.knowledgeBases = new KnowledgeBases(bases);
        this.imports = new KnowledgeBaseImports(bases);
        this.content = new DocumentContent(register, texts, originals, corrections);
    }

    /** {@return the same records as another process sees them: what changes here is not announced there} */
    public InMemoryRecords elsewhere() {
        return new InMemoryRecords(documents, knowledgeBaseRecords, objects, corrections, deletions);
    }

    /** Lets the lease of whoever has the document in hand be over, as it is a while after its process ended. */
    public void endLease(Document held) {
        documents.endLease(held);
    }

    public void listen(Consumer<DocumentChanged> listener) {
        listeners.add(listener);
    }

    /** {@return how often several documents were read at once} */
    public int readsOfSeveral() {
        return documents.readsOfSeveral();
    }

    /** Calls this before each document is stored; what it throws, storing throws. */
    public void beforeSave(Runnable action) {
        documents.beforeSave(action);
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
