package dev.docent.ingestion.deletion;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.content.DocumentTexts;
import dev.docent.ingestion.document.content.Originals;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes content without a record: originals of uploads that ended before their record was written and were never
 * acknowledged, texts and passages of documents that were deleted while they were read, and other {@link RecordedContent}.
 *
 * <p>Content of owners without any knowledge base is kept and reported. Every account has a knowledge base that cannot be
 * deleted, so such content was stored with another record store; if that store was replaced by an empty one, all content
 * would look like this.
 */
@Component
public final class OrphanSweep {

    private static final Logger log = LoggerFactory.getLogger(OrphanSweep.class);

    private static final int LOOKUP = 500;

    private final Originals originals;
    private final DocumentTexts texts;
    private final PassageIndex index;
    private final Documents documents;
    private final KnowledgeBases knowledgeBases;
    private final Claims claims;
    private final List<RecordedContent> others;

    public OrphanSweep(
            Originals originals,
            DocumentTexts texts,
            PassageIndex index,
            Documents documents,
            KnowledgeBases knowledgeBases,
            Claims claims,
            List<RecordedContent> others) {
        this.originals = originals;
        this.texts = texts;
        this.index = index;
        this.documents = documents;
        this.knowledgeBases = knowledgeBases;
        this.claims = claims;
        this.others = List.copyOf(others);
    }

    /**
     * Deletes the orphans; ends early at a stop.
     *
     * @param before only documents with smaller ids are looked at, since younger content may belong to uploads whose
     *     record is not written yet
     */
    public void sweep(String before) {
        var owners = new KnownOwners();
        try (var stored = originals.list()) {
            sweep("original", orphans(stored, before, owners, documents::known), originals::delete);
        }
        try (var stored = texts.list()) {
            sweep("text", orphans(stored, before, owners, documents::known), texts::delete);
        }
        sweep("passages", orphans(index.allDocuments(), before, owners, documents::known), index::delete);
        for (var other : others) {
            try (var stored = other.list()) {
                sweep(other.name(), orphans(stored, before, owners, some -> known(other, some)), other::delete);
            }
        }
        if (owners.kept > 0) {
            log.warn(
                    "kept content={} unknown_owners={} hint=\"check that MONGO_URI, DATABASE_NAME, S3_BUCKET and"
                            + " docent.data are those that the content was stored with\"",
                    owners.kept,
                    owners.unknown());
        }
    }

    private static void sweep(String content, Stream<DocumentRef> orphans, Consumer<DocumentRef> deletion) {
        orphans.forEach(orphan -> {
            deletion.accept(orphan);
            log.info("swept {} document={} owner={}", content, orphan.id(), orphan.owner());
        });
    }

    /** @param known returns those that have a record */
    private Stream<DocumentRef> orphans(
            Stream<DocumentRef> stored,
            String before,
            KnownOwners owners,
            Function<List<DocumentRef>, Set<DocumentRef>> known) {
        return stored.filter(each -> each.id().compareTo(before) < 0)
                .filter(owners::include)
                .gather(Gatherers.windowFixed(LOOKUP))
                .takeWhile(some -> !claims.stopping())
                .flatMap(some -> withoutRecord(some, known.apply(some)))
                .takeWhile(each -> !claims.stopping());
    }

    private static Set<DocumentRef> known(RecordedContent content, List<DocumentRef> some) {
        var byOwner = some.stream().collect(groupingBy(DocumentRef::owner, mapping(DocumentRef::id, toSet())));
        return byOwner.entrySet().stream()
                .flatMap(each -> content.known(each.getKey(), each.getValue()).stream()
                        .map(id -> new DocumentRef(each.getKey(), id)))
                .collect(toSet());
    }

    private static Stream<DocumentRef> withoutRecord(List<DocumentRef> some, Set<DocumentRef> known) {
        return some.stream().filter(each -> !known.contains(each)).distinct();
    }

    /** The owners that have a knowledge base, looked up once each. Used by one thread, for one sweep. */
    private final class KnownOwners {

        private final Map<String, Boolean> known = new HashMap<>();
        private long kept;

        boolean include(DocumentRef document) {
            var isKnown = known.computeIfAbsent(document.owner(), knowledgeBases::hasAny);
            kept += isKnown ? 0 : 1;
            return isKnown;
        }

        long unknown() {
            return known.values().stream().filter(isKnown -> !isKnown).count();
        }
    }
}
