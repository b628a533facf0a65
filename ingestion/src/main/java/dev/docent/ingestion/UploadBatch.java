package dev.docent.ingestion;

import dev.docent.ingestion.IngestDocument.Accepted;
import dev.docent.ingestion.IngestDocument.Upload;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.IngestionException;
import dev.docent.ingestion.document.IngestionException.UnusableSourceException;
import dev.docent.ingestion.source.Skipped;
import dev.docent.ingestion.source.SourceUnpacker;
import dev.docent.ingestion.source.SourceUnpacker.Unpacked;
import java.io.BufferedInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Files that come in one request. Each file is stored when it is put and becomes visible when all are entered. If the
 * batch is closed before, all files are deleted; after a crash, the next start deletes them.
 */
public final class UploadBatch implements AutoCloseable {

    private final IngestDocument documents;
    private final ArchiveParts parts;
    private final SourceUnpacker unpacker;
    private final List<Stored> stored = new ArrayList<>();
    private boolean entered;

    UploadBatch(IngestDocument documents, ArchiveParts parts, SourceUnpacker unpacker) {
        this.documents = documents;
        this.parts = parts;
        this.unpacker = unpacker;
    }

    /**
     * Stores a file, or the files in an archive or mail; durable when it returns.
     *
     * @throws IngestionException if the file is empty, exceeds a limit, is damaged, or contains nothing usable
     */
    public void put(Upload upload) {
        var content = new BufferedInputStream(upload.content());
        var into = new Stored(upload, new ArrayList<>(), new ArrayList<>(), Optional.empty());
        if (!SourceUnpacker.mayHoldFiles(content)) {
            stored.add(into);
            into.documents().add(documents.store(upload, upload.filename(), upload.path(), content));
            return;
        }
        stored.add(into);
        var unpacked = unpacker.unpack(
                content,
                upload.filename(),
                upload.path(),
                (path, part) -> into.documents().add(documents.store(upload, path.name(), path, part)),
                whole -> into.documents().add(documents.store(upload, upload.filename(), upload.path(), whole)));
        stored.removeLast();
        stored.add(new Stored(upload, into.documents(), unpacked.skipped(), unpacked.container()));
        requireSome(upload, into.documents(), unpacked);
    }

    private static void requireSome(Upload upload, List<Document> documents, Unpacked unpacked) {
        if (documents.isEmpty()) {
            var reasons = unpacked.skipped().stream()
                    .limit(5)
                    .map(skipped -> skipped.path() + ": " + skipped.reason().sentence())
                    .collect(Collectors.joining("; "));
            throw new UnusableSourceException(
                    upload.filename(),
                    reasons.isEmpty() ? "there are no files in it" : "nothing in it can be used; " + reasons);
        }
    }

    /** Creates the records of all files, once. {@return the outcome} */
    public Result enter() {
        entered = true;
        var accepted = new ArrayList<Accepted>();
        var skipped = new ArrayList<Skipped>();
        var left = stored.stream()
                .flatMap(each -> each.documents().stream())
                .collect(Collectors.toCollection(ArrayDeque::new));
        try {
            for (var each : stored) {
                var some = new ArrayList<Accepted>();
                for (var count = 0; count < each.documents().size(); count++) {
                    some.add(documents.enter(left.remove()));
                }
                replaceParts(each, some);
                accepted.addAll(some);
                skipped.addAll(each.skipped());
            }
            return new Result(accepted, skipped);
        } finally {
            left.forEach(documents::discard);
        }
    }

    private void replaceParts(Stored each, List<Accepted> entered) {
        var path = each.upload().path();
        if (path != null) {
            var ids = entered.stream().map(one -> one.document().id()).collect(Collectors.toSet());
            parts.replace(each.upload(), path, each.container(), ids);
        }
    }

    @Override
    public void close() {
        if (!entered) {
            stored.stream().flatMap(each -> each.documents().stream()).forEach(documents::discard);
        }
    }

    private record Stored(Upload upload, List<Document> documents, List<Skipped> skipped, Optional<String> container) {}

    /**
     * The outcome of a batch.
     *
     * @param documents one for each file, and for each file in a container, in their order
     * @param skipped the files in containers that were left out
     */
    public record Result(List<Accepted> documents, List<Skipped> skipped) {}
}
