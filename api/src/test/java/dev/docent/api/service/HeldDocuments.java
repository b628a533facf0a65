package dev.docent.api.service;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentRepository;
import dev.docent.ingestion.pipeline.claim.Claims;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;

/** Documents that stay in work until a test releases them: the recovery takes them for documents of a worker of this process. */
@TestComponent
final class HeldDocuments {

    private final DocumentRepository documents;
    private final Claims claims;
    private final List<Runnable> held = new ArrayList<>();

    HeldDocuments(DocumentRepository documents, Claims claims) {
        this.documents = documents;
        this.claims = claims;
    }

    void hold(Document document) {
        var claim = claims.begin(document.id());
        held.add(() -> claims.end(document.id(), claim));
        documents.save(document.claimed("another node"));
    }

    void release() {
        held.forEach(Runnable::run);
        held.clear();
    }
}
