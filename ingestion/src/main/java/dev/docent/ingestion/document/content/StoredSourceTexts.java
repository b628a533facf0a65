package dev.docent.ingestion.document.content;

import dev.docent.ingestion.document.DocumentRepository;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.retrieval.answering.SourceTexts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The stored texts, as quotes are verified against them: each one for its owner, while its document is there. */
@Component
public final class StoredSourceTexts implements SourceTexts {

    private final DocumentRepository records;
    private final DocumentTexts texts;

    public StoredSourceTexts(DocumentRepository records, DocumentTexts texts) {
        this.records = records;
        this.texts = texts;
    }

    @Override
    public Optional<String> slice(String owner, String document, int start, int end) {
        return records.findByOwnerAndId(owner, document)
                .filter(found -> found.status() != DocumentStatus.DELETING)
                .flatMap(texts::read)
                .flatMap(text -> text.slice(start, end));
    }
}
