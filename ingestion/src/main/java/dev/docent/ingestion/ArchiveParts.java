package dev.docent.ingestion;

import dev.docent.ingestion.IngestDocument.Upload;
import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.source.RelativePath;
import dev.docent.ingestion.source.SourceArchives;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Replaces the documents of an archive that is uploaded again with the same path. */
@Component
final class ArchiveParts {

    private final Documents documents;
    private final SourceArchives archives;
    private final DocumentDeleter deleter;

    ArchiveParts(Documents documents, SourceArchives archives, DocumentDeleter deleter) {
        this.documents = documents;
        this.archives = archives;
        this.deleter = deleter;
    }

    /**
     * Deletes the documents at this path that the archive no longer contains, and remembers the archive.
     *
     * @param container hash of the archive; empty if the file is none
     */
    void replace(Upload upload, RelativePath path, Optional<String> container, Set<String> parts) {
        if (container.isEmpty() && !archives.has(upload.base(), path)) {
            return;
        }
        documents.visibleIn(upload.base()).stream()
                .filter(document -> document.path() != null && document.path().startsWith(path + "/"))
                .filter(document -> !parts.contains(document.id()))
                .forEach(document -> deleter.delete(document.ref()));
        container.ifPresentOrElse(
                sha256 -> archives.put(upload.base(), path, sha256), () -> archives.delete(upload.base(), path));
    }
}
