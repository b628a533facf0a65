package dev.docent.retrieval.generation;

import dev.docent.retrieval.generation.OpenGenerations.ChangedDocuments;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Copies documents from the serving generation to the target, embedding their passages with the target's model. It compares
 * document by document and skips what is the same, whoever wrote it; so a fill resumes where the last one ended. Used by
 * one thread, concurrently with others that write.
 */
final class GenerationFill {

    /** How many passages of a document are in memory at a time, and embedded again at most after a crash. */
    private static final int PART = 512;

    private static final long FLUSH_INTERVAL = Duration.ofSeconds(5).toNanos();

    private final Generations generations;
    private final PassageGeneration source;
    private final PassageGeneration target;
    private final ChangedDocuments changed;
    private final FillEmbedding embedding;
    private final RebuildProgress progress;
    private final BooleanSupplier isStopped;
    private final List<WholeDocument> batch = new ArrayList<>();
    private final GenerationComparison comparison;
    private long flushed = System.nanoTime();

    GenerationFill(
            Generations generations,
            PassageGeneration source,
            PassageGeneration target,
            FillEmbedding embedding,
            RebuildProgress progress,
            BooleanSupplier isStopped) {
        this.generations = generations;
        this.source = source;
        this.target = target;
        this.comparison = new GenerationComparison(source, target);
        this.changed = generations.now().changed();
        this.embedding = embedding;
        this.progress = progress;
        this.isStopped = isStopped;
    }

    /** Copies all documents except those that change meanwhile, and deletes those that the serving generation lacks. */
    void all() {
        source.flush();
        target.flush();
        progress.begin(source.statistics().passages());
        comparison.changed();
        source.allDocuments().forEach(this::copy);
        copyBatch();
        target.allDocuments().forEach(this::deleteIfGone);
        flush();
    }

    /** Copies the documents that any process changed since they were last copied. */
    void changes() {
        changes(Long.MAX_VALUE);
    }

    /**
     * Copies the documents that any process changed since they were last copied, unless they have too many passages.
     *
     * @return whether it has copied them; otherwise they still count as changed
     */
    boolean changes(long maxPassages) {
        var taken = new HashSet<>(changed.take());
        try {
            source.flush();
            target.flush();
            taken.addAll(comparison.changed());
            if (maxPassages < Long.MAX_VALUE
                    && taken.stream().mapToLong(source::count).sum() > maxPassages) {
                taken.forEach(changed::add);
                return false;
            }
            copy(taken);
            return true;
        } catch (RuntimeException failure) {
            taken.forEach(changed::add);
            throw failure;
        }
    }

    /** Copies these documents, unless they change meanwhile. */
    void copy(Collection<DocumentRef> documents) {
        documents.forEach(this::copy);
        copyBatch();
        flush();
    }

    /** {@return whether both generations have the same flushed passages of the document, except those the model refused} */
    boolean isSame(DocumentRef document) {
        return comparison.isSame(document);
    }

    /** {@return the documents with passages that the target's model refused} */
    Set<DocumentRef> incomplete() {
        return comparison.refused();
    }

    private void copy(DocumentRef document) {
        if (isStopped.getAsBoolean()) {
            throw new FillStoppedException();
        }
        var deletions = changed.deletions();
        if (changed.contains(document)) {
            return;
        }
        var first = source.passages(document, 0, PART + 1);
        if (isSame(document)) {
            progress.add(Math.min(first.size(), PART), 0);
        } else if (first.isEmpty()) {
            deleteIfGone(document);
        } else if (first.size() > PART || isPartlyEmbedded(document, first)) {
            copyInParts(document, deletions);
        } else {
            batch.add(new WholeDocument(document, first, deletions));
            if (batch.stream().mapToInt(each -> each.passages.size()).sum()
                    >= Math.clamp(embedding.capacity(), 64, PART)) {
                copyBatch();
            }
        }
    }

    /** {@return whether a failure, or the model, left some passages without a vector} */
    private boolean isPartlyEmbedded(DocumentRef document, List<Passage> all) {
        return target.countEmbedded(document) > 0 && all.equals(target.passages(document, 0, PART + 1));
    }

    /** Keeps what was embedded before a failure. */
    private void copyBatch() {
        var embedded = embedding.embed(
                batch.stream().flatMap(each -> each.passages.stream()).toList());
        for (var each : batch) {
            var own = embedded.passages().stream()
                    .filter(one -> one.passage().source().ref().equals(each.document))
                    .toList();
            if (embedded.failure() == null || !own.isEmpty()) {
                comparison.refused(each.document, embedded.failure() == null ? each.passages.size() - own.size() : 0);
                write(each.document, each.deletions, () -> replace(each, own));
                progress.add(each.passages.size(), own.size());
            }
        }
        batch.clear();
        target.persist();
        embedded.throwFailure();
        if (System.nanoTime() - flushed > FLUSH_INTERVAL) {
            flush();
        }
    }

    private void replace(WholeDocument whole, List<EmbeddedPassage> embedded) {
        if (embedded.size() == whole.passages.size()) {
            target.put(whole.document, embedded);
        } else {
            target.putWithoutVectors(whole.document, whole.passages);
            addVectors(whole.document, embedded);
        }
    }

    /** Skips passages that have a vector already, from an earlier part before a crash or from ingestion. */
    private void copyInParts(DocumentRef document, long deletions) {
        var all = source.passages(document, 0, Integer.MAX_VALUE);
        var known = target.passages(document, 0, Integer.MAX_VALUE);
        var isCurrent = all.equals(known) || write(document, deletions, () -> target.putWithoutVectors(document, all));
        for (var from = 0; isCurrent && from < all.size(); from += PART) {
            var part = all.subList(from, Math.min(from + PART, all.size()));
            var embedded = embedding.embed(withoutVector(document, part, from));
            isCurrent = write(document, deletions, () -> addVectors(document, embedded.passages()));
            flush();
            progress.add(part.size(), embedded.passages().size());
            embedded.throwFailure();
        }
        if (isCurrent) {
            comparison.refused(document, all.size() - target.countEmbedded(document));
        }
    }

    private void addVectors(DocumentRef document, List<EmbeddedPassage> embedded) {
        if (!embedded.isEmpty()) {
            target.addVectors(document, embedded);
        }
    }

    private List<Passage> withoutVector(DocumentRef document, List<Passage> part, int from) {
        var embedded = target.embedded(document, from, part.size()).stream()
                .map(each -> each.passage().id())
                .collect(Collectors.toSet());
        return part.stream().filter(each -> !embedded.contains(each.id())).toList();
    }

    /** {@return whether the step ran; it does not if the document changed since it was read, which is then copied again} */
    private boolean write(DocumentRef document, long deletions, Runnable step) {
        return generations.exclusively(() -> {
            if (generations.now().changed() != changed) {
                throw new FillStoppedException();
            }
            if (changed.contains(document) || changed.deletions() != deletions) {
                changed.add(document);
                return false;
            }
            step.run();
            return true;
        });
    }

    private void deleteIfGone(DocumentRef document) {
        if (comparison.isGone(document)) {
            write(document, changed.deletions(), () -> target.delete(document));
        }
    }

    private void flush() {
        target.flush();
        flushed = System.nanoTime();
    }

    /** A document in memory. @param deletions the count of deletions when it was read */
    private record WholeDocument(DocumentRef document, List<Passage> passages, long deletions) {}

    /** A fill that ended early; the next one resumes after what is durable. */
    static final class FillStoppedException extends RuntimeException {}
}
