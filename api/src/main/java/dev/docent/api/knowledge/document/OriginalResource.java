package dev.docent.api.knowledge.document;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.knowledgebase.DocumentCatalog;
import java.io.InputStream;
import org.springframework.core.io.AbstractResource;

/** An original as a resource, which is opened once for each range. */
final class OriginalResource extends AbstractResource {

    private final DocumentCatalog catalog;
    private final Document document;

    OriginalResource(DocumentCatalog catalog, Document document) {
        this.catalog = catalog;
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
        return catalog.original(document.owner(), document.id()).content();
    }

    @Override
    public String getDescription() {
        return "original of " + document.id();
    }
}
