package dev.docent.api.media;

import dev.docent.ingestion.document.content.DocumentContent;
import dev.docent.retrieval.answering.SourceTexts;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.Optional;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The texts of documents and of images, against which quotes are verified. Their ids differ. */
@Component
@Primary
final class QuotableTexts implements SourceTexts {

    private final DocumentContent documents;
    private final MediaTexts media;

    QuotableTexts(DocumentContent documents, MediaTexts media) {
        this.documents = documents;
        this.media = media;
    }

    @Override
    public Optional<String> slice(DocumentRef source, int start, int end) {
        return documents.slice(source, start, end).or(() -> media.slice(source, start, end));
    }

    @Override
    public Optional<String> edited(DocumentRef document, int start, int end) {
        return documents.edited(document, start, end);
    }
}
