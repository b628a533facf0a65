package dev.docent.ingestion.archive;

import dev.docent.ingestion.deletion.KnowledgeBaseDeleter;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseExistsException;
import dev.docent.ingestion.document.content.Originals;
import dev.docent.ingestion.document.correction.PassageCorrections;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseImports;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.pipeline.step.PassageImport;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.generation.ServingGeneration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.util.unit.DataSize;

/**
 * Imports an archive as a new knowledge base with new ids. The knowledge base becomes visible only when it is complete;
 * an import that fails or is killed leaves nothing behind. Safe for concurrent use.
 */
@Service
public final class ImportKnowledgeBase {

    private static final Logger log = LoggerFactory.getLogger(ImportKnowledgeBase.class);

    private final KnowledgeBases bases;
    private final KnowledgeBaseImports arrivals;
    private final Documents documents;
    private final Originals originals;
    private final PassageCorrections corrections;
    private final PassageImport arrival;
    private final OriginalCheck check;
    private final KnowledgeBaseDeleter deleter;
    private final ServingGeneration serving;
    private final FactsCheck facts;
    private final ArchiveProperties limits;
    private final ComputePool compute;

    ImportKnowledgeBase(
            KnowledgeBases bases,
            KnowledgeBaseImports arrivals,
            Documents documents,
            Originals originals,
            PassageCorrections corrections,
            PassageImport arrival,
            OriginalCheck check,
            KnowledgeBaseDeleter deleter,
            ServingGeneration serving,
            ParsingProperties parsing,
            ArchiveProperties limits,
            ComputePool compute,
            @Value("${docent.upload.max-file-size:512MB}") DataSize largestOriginal) {
        this.bases = bases;
        this.arrivals = arrivals;
        this.documents = documents;
        this.originals = originals;
        this.corrections = corrections;
        this.arrival = arrival;
        this.check = check;
        this.deleter = deleter;
        this.serving = serving;
        this.facts = new FactsCheck(largestOriginal.toBytes(), parsing.maxPages());
        this.limits = limits;
        this.compute = compute;
    }

    /**
     * Imports the archive.
     *
     * @param filename the name used in error messages
     * @param name name of the new knowledge base; null for its exported name, numbered if that name exists
     * @param progress called before each document
     * @throws KnowledgeBaseExistsException if a knowledge base with the given name exists
     * @throws dev.docent.ingestion.document.IngestionException if the archive is rejected; the message has the reason
     */
    public Imported read(Path file, String filename, String owner, @Nullable String name, Progress progress)
            throws IOException {
        if (name != null && bases.findNamed(owner, name).isPresent()) {
            throw new KnowledgeBaseExistsException(name);
        }
        try (var archive =
                ArchiveFile.open(file, filename, limits, content -> new UnpackedStream(content, compute, owner))) {
            var manifest = new ArchiveCheck(archive, facts, limits.maxDocuments()).checked();
            var from = manifest.knowledgeBase();
            var base = arrivals.begin(owner, from.description(), from.strictness());
            try {
                var here = bringAll(base, archive, manifest, name, progress);
                var imported = new Imported(here, release(here));
                log.info("imported knowledge_base={} owner={} documents={}", here.id(), owner, imported.documents());
                return imported;
            } finally {
                arrivals.leave(base);
            }
        }
    }

    /** {@return the complete knowledge base, visible} If the import fails, deletes what it has stored. */
    private KnowledgeBase bringAll(
            KnowledgeBase begun, ArchiveFile archive, Manifest manifest, @Nullable String name, Progress progress) {
        try {
            var verified = new AtomicBoolean(true);
            var base = bring(begun, archive, manifest, verified, progress);
            return name == null
                    ? named(base, ArchiveCheck.name(manifest), verified.get())
                    : arrivals.end(base, name, verified.get());
        } catch (RuntimeException | Error failure) {
            try {
                deleter.deleteMarked(begun);
            } catch (RuntimeException alsoFailed) {
                // What cannot be deleted now is deleted after the lease expires.
                failure.addSuppressed(alsoFailed);
            }
            throw failure;
        }
    }

    private KnowledgeBase bring(
            KnowledgeBase begun, ArchiveFile archive, Manifest manifest, AtomicBoolean verified, Progress progress) {
        var all = manifest.counts().documents();
        var space = new VectorSpace(
                manifest.embedding().model(), manifest.embedding().dimensions());
        var isSpaceHere = space.equals(serving.space());
        var each = new DocumentImport(
                archive, facts, documents, originals, corrections, arrival, check, verified, space, isSpaceHere);
        var base = new AtomicReference<>(begun);
        archive.read(ArchiveFormat.DOCUMENTS, manifest.documents(), content -> {
            JsonLines.forEach(content, ArchivedDocument.class, next -> {
                progress.show(next.number() - 1, all, next.filename());
                each.bring(begun, next);
                base.updateAndGet(arrivals::renewed);
            });
            return base;
        });
        arrival.flush();
        return arrivals.renewed(Objects.requireNonNull(base.get()));
    }

    private KnowledgeBase named(KnowledgeBase base, String name, boolean verified) {
        for (var number = 1; ; number++) {
            var numbered = number == 1 ? name : "%s (%d)".formatted(name, number);
            if (bases.findNamed(base.owner(), numbered).isEmpty()) {
                try {
                    return arrivals.end(base, numbered, verified);
                } catch (KnowledgeBaseExistsException takenMeanwhile) {
                    log.debug("import_name_taken knowledge_base={}", base.id());
                }
            }
        }
    }

    /**
     * Makes the documents visible, which notifies their subscribers. After a crash here, the ingestion workers resume.
     */
    private Map<DocumentStatus, Integer> release(KnowledgeBase base) {
        var counts = new EnumMap<DocumentStatus, Integer>(DocumentStatus.class);
        documents.inOrder(base.ref()).forEach(document -> release(document, counts));
        return counts;
    }

    private void release(Document document, Map<DocumentStatus, Integer> counts) {
        try {
            var arrived = documents.save(document.imported());
            counts.merge(arrived.status(), 1, Integer::sum);
        } catch (OptimisticLockingFailureException removedMeanwhile) {
            log.debug("import_document_deleted document={}", document.id());
        }
    }

    /** Reports the progress of an import. */
    @FunctionalInterface
    public interface Progress {
        /** @param name file name of the next document */
        void show(int done, int all, String name);
    }

    /**
     * The result of an import.
     *
     * @param base the new knowledge base
     * @param byStatus number of documents by status; a status without documents may be absent
     */
    public record Imported(KnowledgeBase base, Map<DocumentStatus, Integer> byStatus) {

        public Imported {
            byStatus = Map.copyOf(byStatus);
        }

        /** {@return the number of documents with this status} */
        public int count(DocumentStatus status) {
            return byStatus.getOrDefault(status, 0);
        }

        /** {@return the number of documents} */
        public int documents() {
            return byStatus.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
