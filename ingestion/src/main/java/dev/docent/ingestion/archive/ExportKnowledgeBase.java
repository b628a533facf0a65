package dev.docent.ingestion.archive;

import dev.docent.ingestion.archive.Manifest.Base;
import dev.docent.ingestion.archive.Manifest.Model;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.content.DocumentTexts;
import dev.docent.ingestion.document.content.Originals;
import dev.docent.ingestion.document.correction.PassageCorrections;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.generation.ServingGeneration;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.runtime.TemporaryFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.commons.io.function.IOConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Service;

/**
 * Exports a knowledge base as an archive while it is in use. A document uploaded meanwhile may or may not be included;
 * a document being deleted is not. Safe for concurrent use.
 */
@Service
public final class ExportKnowledgeBase {

    private static final Logger log = LoggerFactory.getLogger(ExportKnowledgeBase.class);

    private final KnowledgeBases bases;
    private final Documents documents;
    private final Originals originals;
    private final DocumentTexts texts;
    private final PassageCorrections corrections;
    private final PassageIndex index;
    private final ServingGeneration serving;
    private final TemporaryFiles temporaryFiles;
    private final ComputePool compute;
    private final String version;

    ExportKnowledgeBase(
            KnowledgeBases bases,
            Documents documents,
            Originals originals,
            DocumentTexts texts,
            PassageCorrections corrections,
            PassageIndex index,
            ServingGeneration serving,
            TemporaryFiles archives,
            ComputePool compute,
            ObjectProvider<BuildProperties> build) {
        this.bases = bases;
        this.documents = documents;
        this.originals = originals;
        this.texts = texts;
        this.corrections = corrections;
        this.index = index;
        this.serving = serving;
        this.temporaryFiles = archives;
        this.compute = compute;
        this.version =
                build.stream().map(BuildProperties::getVersion).findFirst().orElse("development");
    }

    /**
     * Writes the archive as a stream. A failure leaves an incomplete archive that every import rejects.
     *
     * @param out not closed
     * @return number of exported documents
     * @throws dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException if the owner has no
     *     knowledge base with this id; nothing is written then
     */
    public int write(KnowledgeBaseRef ref, OutputStream out) throws IOException {
        var base = bases.get(ref);
        var archive = new ArchiveWriter(out, compute, ref.owner());
        var space = serving.space();
        var export =
                new DocumentExport(documents, originals, texts, corrections, index, space, temporaryFiles, archive);
        var counter = new DocumentCount();
        try (var lines = temporaryFiles.empty()) {
            try (var list = new BufferedOutputStream(Files.newOutputStream(lines.path()))) {
                writeDocuments(base, export, list, counter);
            }
            var listed = archive.write(ArchiveFormat.DOCUMENTS, all -> Files.copy(lines.path(), all));
            var manifest = manifest(base, space, counter.counts(), listed);
            archive.write(
                    ArchiveFormat.MANIFEST,
                    all -> all.write(
                            ArchiveFormat.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest)));
        }
        archive.finish();
        log.info("exported knowledge_base={} owner={} documents={}", base.id(), ref.owner(), counter.documents());
        return counter.documents();
    }

    private void writeDocuments(KnowledgeBase base, DocumentExport export, OutputStream list, DocumentCount counter)
            throws IOException {
        IOConsumer.forEach(documents.inOrder(base.ref()), document -> {
            var written = export.write(counter.documents() + 1, document);
            if (written.isPresent()) {
                list.write(ArchiveFormat.JSON.writeValueAsBytes(written.get()));
                list.write('\n');
                counter.count(written.get());
            }
        });
    }

    private Manifest manifest(KnowledgeBase base, VectorSpace space, Manifest.Counts counts, Entry listed) {
        return new Manifest(
                ArchiveFormat.NAME,
                ArchiveFormat.VERSION,
                version,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                new Base(base.name(), base.description(), base.strictness()),
                new Model(space.model(), space.dimensions()),
                counts,
                listed);
    }
}
