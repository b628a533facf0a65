package dev.docent.ingestion.archive;

import dev.docent.ingestion.archive.ArchiveFormat.Part;
import dev.docent.ingestion.archive.ArchivedDocument.Status;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.content.DocumentTexts;
import dev.docent.ingestion.document.content.Originals;
import dev.docent.ingestion.document.correction.PassageCorrections;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.runtime.TemporaryFiles;
import dev.docent.storage.objects.ObjectNotFoundException;
import dev.docent.storage.objects.ObjectStore.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes documents into an archive while others may change them, each in one consistent state. A document that keeps
 * being reindexed meanwhile is exported as queued, and so is one with corrected passages: the passages of an archive are
 * verbatim parts of their text. Used by one thread.
 *
 * @param space the vector space of the exported vectors
 */
record DocumentExport(
        Documents documents,
        Originals originals,
        DocumentTexts texts,
        PassageCorrections corrections,
        PassageIndex index,
        VectorSpace space,
        TemporaryFiles temporaryFiles,
        ArchiveWriter archive) {

    private static final int ATTEMPTS = 3;

    /** {@return the exported document; empty if it was deleted} */
    Optional<ArchivedDocument> write(int number, Document listed) throws IOException {
        var now = current(listed);
        if (now.isEmpty()) {
            return Optional.empty();
        }
        // An original never changes, and an open stream stays readable after a deletion.
        try (var original = originals.open(listed.ref())) {
            return write(number, now.get(), original);
        } catch (ObjectNotFoundException missing) {
            if (current(listed).isEmpty()) {
                return Optional.empty();
            }
            throw missing;
        }
    }

    private Optional<ArchivedDocument> write(int number, Document document, StoredObject original) throws IOException {
        var now = Optional.of(document);
        for (var attempt = 0; attempt < ATTEMPTS && isReady(now) && !isCorrected(now); attempt++) {
            try (var parts = ExportedParts.of(now.get(), texts, index, space, temporaryFiles)) {
                var before = now.get();
                now = current(before);
                if (now.filter(before::equals).isPresent() && parts.isWhole(before)) {
                    return Optional.of(write(number, before, original, parts));
                }
            }
        }
        if (now.isEmpty()) {
            return Optional.empty();
        }
        var status = now.get().status() == DocumentStatus.FAILED ? Status.FAILED : Status.QUEUED;
        var entries = Map.of(Part.ORIGINAL.key(), write(number, now.get(), original.content()));
        var corrected = corrections.of(now.get().ref());
        return Optional.of(ArchivedDocument.of(number, now.get(), status, null, corrected, entries));
    }

    private static boolean isReady(Optional<Document> document) {
        return document.filter(each -> each.status() == DocumentStatus.READY).isPresent();
    }

    private boolean isCorrected(Optional<Document> document) {
        return document.filter(each -> !corrections.of(each.ref()).isEmpty()).isPresent();
    }

    private ArchivedDocument write(int number, Document ready, StoredObject original, ExportedParts parts)
            throws IOException {
        var entries = new LinkedHashMap<String, Entry>();
        entries.put(Part.ORIGINAL.key(), write(number, ready, original.content()));
        for (var part : parts.files().entrySet()) {
            var file = part.getValue().path();
            var entry = archive.write(ArchiveFormat.name(number, part.getKey()), out -> Files.copy(file, out));
            entries.put(part.getKey().key(), entry);
        }
        return ArchivedDocument.of(number, ready, Status.READY, parts.passages(), List.of(), entries);
    }

    private Entry write(int number, Document document, InputStream original) throws IOException {
        var entry = archive.write(ArchiveFormat.name(number, Part.ORIGINAL), original::transferTo);
        if (!Objects.equals(entry.sha256(), document.sha256())) {
            throw new IllegalStateException(
                    "The stored original of document %s differs from the upload".formatted(document.id()));
        }
        return entry;
    }

    private Optional<Document> current(Document document) {
        return documents.findVisible(document.ref());
    }
}
