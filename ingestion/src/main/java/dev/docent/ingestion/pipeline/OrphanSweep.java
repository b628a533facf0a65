package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.document.DocumentRegister;
import dev.docent.ingestion.document.DocumentTexts;
import dev.docent.ingestion.document.KnowledgeBaseRegister;
import dev.docent.ingestion.document.Originals;
import dev.docent.ingestion.document.Stored;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes what no record names: originals of uploads that ended before their record and were never acknowledged, and
 * texts and passages of documents that went while they were read. What belongs to owners that these records have never
 * heard of stays: with another store of records than before, or an empty one, it would be everything.
 */
@Component
final class OrphanSweep {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);

    private static final int PAGE = 1000;

    /** Asked for at once. */
    private static final int SOME = 500;

    private final Originals originals;
    private final DocumentTexts texts;
    private final PassageIndex index;
    private final DocumentRegister documents;
    private final KnowledgeBaseRegister knowledgeBases;
    private final WorkInProgress work;

    OrphanSweep(
            Originals originals,
            DocumentTexts texts,
            PassageIndex index,
            DocumentRegister documents,
            KnowledgeBaseRegister knowledgeBases,
            WorkInProgress work) {
        this.originals = originals;
        this.texts = texts;
        this.index = index;
        this.documents = documents;
        this.knowledgeBases = knowledgeBases;
        this.work = work;
    }

    /**
     * Deletes the orphans of documents whose ids were made before this one; younger ones may be uploads whose record
     * is about to come.
     */
    void sweep(String before) {
        var owners = new KnownOwners(knowledgeBases);
        try (var stored = originals.list()) {
            orphans(stored, before, owners).forEach(this::deleteOriginal);
        }
        try (var stored = texts.list()) {
            orphans(stored, before, owners).forEach(this::deleteText);
        }
        sweepIndex(before, owners);
        if (owners.left() > 0) {
            LOG.warn(
                    "left stored={} of owners={} that the store of records does not know: are MONGO_URI, DATABASE_NAME,"
                            + " S3_BUCKET and docent.data those that it was stored with?",
                    owners.left(),
                    owners.strangers());
        }
    }

    private void sweepIndex(String before, KnownOwners owners) {
        var indexed = index.documents(null, PAGE);
        while (!indexed.isEmpty()) {
            var page = indexed.stream().map(each -> new Stored(each.owner(), each.id()));
            orphans(page, before, owners).forEach(this::deletePassages);
            indexed = index.documents(indexed.getLast(), PAGE);
        }
    }

    private Stream<Stored> orphans(Stream<Stored> stored, String before, KnownOwners owners) {
        return stored.filter(each -> each.document().compareTo(before) < 0)
                .filter(owners::include)
                .gather(Gatherers.windowFixed(SOME))
                .takeWhile(some -> !work.stopping())
                .flatMap(this::withoutRecord)
                .takeWhile(each -> !work.stopping());
    }

    private Stream<Stored> withoutRecord(List<Stored> some) {
        var known = documents.known(some);
        return some.stream().filter(each -> !known.contains(each));
    }

    private void deletePassages(Stored orphan) {
        index.delete(new DocumentRef(orphan.owner(), orphan.document()));
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
