package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.document.DocumentRegister;
import dev.docent.ingestion.document.DocumentTexts;
import dev.docent.ingestion.document.Originals;
import dev.docent.ingestion.document.Stored;
import dev.docent.retrieval.index.PassageIndex;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes what no record names: originals of uploads that ended before their record and were never acknowledged, and
 * texts and passages of documents that went while they were read.
 */
@Component
final class OrphanSweep {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);

    private final Originals originals;
    private static final int PAGE = 1000;

    private final DocumentTexts texts;
    private final PassageIndex index;
    private final DocumentRegister documents;
    private final WorkInProgress work;

    OrphanSweep(
            Originals originals,
            DocumentTexts texts,
            PassageIndex index,
            DocumentRegister documents,
            WorkInProgress work) {
        this.originals = originals;
        this.texts = texts;
        this.index = index;
        this.documents = documents;
        this.work = work;
    }

    /**
     * Deletes the orphans of documents whose ids were made before this one; younger ones may be uploads whose record
     * is about to come.
     */
    void sweep(String before) {
        try (var stored = originals.list()) {
            orphans(stored, before).forEach(this::deleteOriginal);
        }
        try (var stored = texts.list()) {
            orphans(stored, before).forEach(this::deleteText);
        }
        var indexed = index.documents(null, PAGE);
        while (!indexed.isEmpty()) {
            var page = indexed.stream().map(each -> new Stored(each.owner(), each.document()));
            orphans(page, before).forEach(this::deletePassages);
            indexed = index.documents(indexed.getLast(), PAGE);
        }
    }

    private Stream<Stored> orphans(Stream<Stored> stored, String before) {
        return stored.takeWhile(each -> !work.stopping())
                .filter(each -> each.document().compareTo(before) < 0)
                .filter(each -> documents.find(each.owner(), each.document()).isEmpty());
    }

    private void deletePassages(Stored orphan) {
        index.removeDocument(orphan.owner(), orphan.document());
        LOG.info("swept passages of document={} owner={}: there is no record of it", orphan.document(), orphan.owner());
    }

    private void deleteText(Stored orphan) {
        texts.delete(orphan.owner(), orphan.document());
        LOG.info("swept text of document={} owner={}: there is no record of it", orphan.document(), orphan.owner());
    }

    private void deleteOriginal(Stored orphan) {
        originals.delete(orphan.owner(), orphan.document());
        LOG.info(
                "swept original of document={} owner={}: its upload was not completed",
                orphan.document(),
                orphan.owner());
    }
}
