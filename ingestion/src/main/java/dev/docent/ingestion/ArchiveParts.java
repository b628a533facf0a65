package dev.docent.ingestion;

import dev.docent.ingestion.IngestDocument.Upload;
import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.source.RelativePath;
import dev.docent.ingestion.source.SourceArchives;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The documents of an archive that came with a path: when it comes again, they are those that are in it now. */
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
     * Removes the parts at this path that the file does not have any more, and remembers the file when it is an archive.
     *
     * @param container hash of the archive; empty when the file is none
     */
    void replace(Upload upload, RelativePath path, Optional<String> container, Set<String> parts) {
        if (container.isEmpty() && !archives.has(upload.owner(), upload.knowledgeBaseId(), path)) {
            return;
        }
        documents
                .in(upload.owner(), upload.knowledgeBaseId(), EnumSet.complementOf(EnumSet.of(DocumentStatus.DELETING)))
                .stream()
                .filter(document -> document.path() != null && document.path().startsWith(path + "/"))
                .filter(document -> !parts.contains(document.id()))
                .forEach(document -> deleter.delete(document.owner(), document.id()));
        container.ifPresentOrElse(
                sha256 -> archives.put(upload.owner(), upload.knowledgeBaseId(), path, sha256),
                () -> archives.delete(upload.owner(), upload.knowledgeBaseId(), path));
    }
}
