package dev.docent.ingestion;

import dev.docent.ingestion.chunking.PassageChunker;
import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.IngestionException.DocumentBusyException;
import dev.docent.ingestion.document.IngestionException.DocumentFailedException;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.document.IngestionException.PassageNotFoundException;
import dev.docent.ingestion.document.IngestionException.UnusablePassageTextException;
import dev.docent.ingestion.document.correction.EditedText;
import dev.docent.ingestion.document.correction.ListedPassage;
import dev.docent.ingestion.document.correction.PassageCorrection;
import dev.docent.ingestion.document.correction.PassageCorrections;
import dev.docent.ingestion.pipeline.claim.ClaimedDocument;
import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.ingestion.pipeline.claim.IngestionStoppedException;
import dev.docent.ingestion.pipeline.step.PassageRewrite;
import dev.docent.retrieval.embedding.TokenCounter;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/**
 * Disables, enables and edits passages. The document is claimed meanwhile, as by a worker: a deletion waits, another process
 * is refused, and if this process dies, the document is read again, which applies the stored correction. Safe for concurrent
 * use: corrections of the same document take turns.
 */
@Service
public final class CorrectPassage {

    private static final int LOCKS = 64;
    private static final Logger log = LoggerFactory.getLogger(CorrectPassage.class);

    private final Documents documents;
    private final PassageCorrections corrections;
    private final PassageRewrite rewrite;
    private final Claims claims;
    private final DocumentDeleter deleter;
    private final TokenCounter tokens;
    private final int longest;
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    CorrectPassage(
            Documents documents,
            PassageCorrections corrections,
            PassageRewrite rewrite,
            Claims claims,
            DocumentDeleter deleter,
            TokenCounter tokens,
            PassageChunker chunker) {
        this.documents = documents;
        this.corrections = corrections;
        this.rewrite = rewrite;
        this.claims = claims;
        this.deleter = deleter;
        this.tokens = tokens;
        this.longest = chunker.longestPassage();
    }

    /**
     * Corrects a passage. When this returns, searches find it as it is now, or not at all if it is disabled.
     *
     * @param passageId as the client sent it
     * @return the passage as it is now
     * @throws DocumentNotFoundException if the owner has no such document
     * @throws DocumentBusyException if the document is queued or in progress
     * @throws DocumentFailedException if the document failed
     * @throws PassageNotFoundException if the document has no such passage
     * @throws UnusablePassageTextException if the new text is blank or too long
     */
    public ListedPassage correct(DocumentRef document, String passageId, Change change) throws InterruptedException {
        var lock = lock(document);
        lock.lock();
        try {
            while (true) {
                try {
                    return correct(ready(document), passageId, change);
                } catch (OptimisticLockingFailureException | IngestionStoppedException changedMeanwhile) {
                    log.debug("document changed before correction document={}", document.id());
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private Lock lock(DocumentRef document) {
        return locks.get(Math.floorMod(document.hashCode(), LOCKS));
    }

    private Document ready(DocumentRef ref) {
        var document = documents.get(ref);
        return switch (document.status()) {
            case READY -> document;
            case FAILED -> throw new DocumentFailedException(ref.id());
            case QUEUED, PROCESSING -> throw new DocumentBusyException(ref.id());
            case DELETING -> throw new DocumentNotFoundException(ref.id());
        };
    }

    private ListedPassage correct(Document document, String passageId, Change change) throws InterruptedException {
        var indexed = rewrite.indexed(document);
        var known = find(document, indexed, passageId);
        var next = change.applied(known, this::edited);
        var passage = next.passage(document.source());
        if (next.enabled() == known.enabled() && passage.equals(known.passage(document.source()))) {
            return ListedPassage.of(passage, known);
        }
        var embedded = next.enabled() ? rewrite.embed(passage) : List.<EmbeddedPassage>of();
        var others = indexed.stream().filter(each -> each.ordinal() != passage.ordinal());
        var corrected = Stream.concat(others, next.enabled() ? Stream.of(passage) : Stream.empty())
                .sorted(Comparator.comparingInt(Passage::ordinal))
                .toList();
        store(document, next, corrected, embedded);
        return ListedPassage.of(passage, next);
    }

    /** {@return the correction of the passage; a new one if it has none} */
    private PassageCorrection find(Document document, List<Passage> indexed, String passageId) {
        return corrections.of(document.ref()).stream()
                .filter(PassageCorrection::applied)
                .filter(each -> each.passage(document.source()).id().equals(passageId))
                .findFirst()
                .or(() -> indexed.stream()
                        .filter(each -> each.id().equals(passageId))
                        .findFirst()
                        .map(PassageCorrection::of))
                .orElseThrow(() -> new PassageNotFoundException(passageId));
    }

    private EditedText edited(String text) {
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new UnusablePassageTextException("must contain at least one letter or digit");
        }
        var count = tokens.count(text);
        if (count > longest) {
            throw new UnusablePassageTextException(
                    "is too long: it has %d tokens, and a passage has at most %d".formatted(count, longest));
        }
        return new EditedText(text, count);
    }

    private void store(
            Document ready, PassageCorrection correction, List<Passage> passages, List<EmbeddedPassage> embedded)
            throws InterruptedException {
        var document = claim(ready);
        var isDone = false;
        try {
            corrections.put(correction);
            rewrite.replace(document, passages, embedded);
            document.save(now -> now.corrected(ready));
            isDone = true;
            log.info(
                    "corrected document={} passage={} enabled={} edited={}",
                    ready.id(),
                    correction.original().ordinal(),
                    correction.enabled(),
                    correction.edit() != null);
        } finally {
            release(document, isDone);
        }
    }

    /** The claim is added before the record is saved, so that a deletion that follows finds it. */
    private ClaimedDocument claim(Document ready) {
        claims.claiming().lock();
        try {
            var begun = claims.begin(ready.id());
            try {
                var claimed = documents.save(ready.correcting(claims.node().id()));
                return new ClaimedDocument(claimed, begun, documents, claims);
            } catch (RuntimeException failure) {
                claims.end(ready.id(), begun);
                throw failure;
            }
        } finally {
            claims.claiming().unlock();
        }
    }

    /** A document whose correction was interrupted is read again, which applies the corrections that are stored. */
    private void release(ClaimedDocument document, boolean isDone) {
        try {
            if (!isDone) {
                document.save(Document::requeued);
            }
        } catch (OptimisticLockingFailureException deletedMeanwhile) {
            log.debug(
                    "document changed during correction document={}",
                    document.current().id());
        } finally {
            var isRevoked = document.end();
            if (isRevoked || !isDone) {
                deleter.settle(document.current())
                        .filter(Document::wasCancelled)
                        .ifPresent(deleter::deleteResults);
            }
        }
    }

    /**
     * A change of a passage.
     *
     * @param enabled null to leave it as it is
     * @param hasText whether the text changes
     * @param text the new text; null for the extracted one
     */
    public record Change(
            @Nullable Boolean enabled,
            boolean hasText,
            @Nullable String text) {

        private PassageCorrection applied(PassageCorrection known, Function<String, EditedText> edit) {
            var isEnabled = enabled == null ? known.enabled() : enabled;
            if (!hasText) {
                return known.with(isEnabled, known.edit());
            }
            return text == null || text.equals(known.original().text())
                    ? known.with(isEnabled, null)
                    : known.with(isEnabled, edit.apply(text));
        }
    }
}
