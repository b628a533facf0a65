package dev.docent.api.knowledge.document;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.content.DocumentContent;
import java.io.InputStream;
import org.springframework.core.io.AbstractResource;

/** An original as a resource, which is opened once for each range. */
final class OriginalResource extends AbstractResource {

    private final DocumentContent content;
    private final Document document;

    OriginalResource(DocumentContent content, Document document) {
        this.content = content;
        this.document = document;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public long contentLength() {
        return document.size();
    }

    @Override
    public InputStream getInputStream() {
        return content.original(document.ref()).content();
    }

    @Override
    public String getDescription() {
        return "original of " + document.id();
    }
}
