package dev.docent.retrieval.generation;

import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageGeneration;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Brings the documents of the serving generation into another one, which it compares with it document by document: what is
 * there already is left, whoever brought it, so that it goes on where it ended. Texts are read from the serving generation.
 * Used by one thread, beside others that write.
 */
final class GenerationFill {

    /** So many passages of a document are held in memory, and computed again at the most after a crash. */
    private static final int PART = 512;

    private static final int PAGE = 1000;
    private static final long BETWEEN_FLUSHES = Duration.ofSeconds(5).toNanos();

    private final Generations generations;
    private final PassageGeneration source;
    private final PassageGeneration target;
    private final ChangedDocuments changed;
    private final FillEmbedding embedding;
    private final FillProgress progress;
    private final BooleanSupplier isStopped;
    private final List<Whole> load = new ArrayList<>();
    private final GenerationComparison comparison;
    private long flushed = System.nanoTime();

    GenerationFill(
            Generations generations,
            OpenGeneration source,
            OpenGeneration target,
            FillEmbedding embedding,
            FillProgress progress,
            BooleanSupplier isStopped) {
        this.generations = generations;
        this.source = source.index();
        this.target = target.index();
        this.comparison = new GenerationComparison(source.index(), target.index());
        this.changed = generations.now().changed();
        this.embedding = embedding;
        this.progress = progress;
        this.isStopped = isStopped;
    }

    /** Brings all documents but those that change meanwhile, and removes what the serving generation does not have. */
    void all() {
        source.flush();
        target.flush();
        progress.begin(source.statistics().passages());
        for (var page = source.documents(null, PAGE); !page.isEmpty(); page = source.documents(page.getLast(), PAGE)) {
            page.forEach(this::bring);
        }
        finishLoad();
        for (var page = target.documents(null, PAGE); !page.isEmpty(); page = target.documents(page.getLast(), PAGE)) {
            page.forEach(this::removeIfGone);
        }
        flush();
    }

    /** Brings those that changed meanwhile. */
    void changes() {
        var taken = changed.take();
        try {
            source.flush();
            target.flush();
            taken.forEach(this::bring);
            finishLoad();
            flush();
        } catch (RuntimeException failure) {
            taken.forEach(changed::add);
            throw failure;
        }
    }

    /** {@return whether both generations have the same of the document, but for what the model refused, of what was flushed} */
    boolean isSame(DocumentRef document) {
        return comparison.isSame(document);
    }

    private void bring(DocumentRef document) {
        if (isStopped.getAsBoolean()) {
            throw new FillStoppedException();
        }
        var removals = changed.removals();
        if (changed.contains(document)) {
            return;
        }
        var first = source.passages(document, 0, PART + 1);
        if (isSame(document)) {
            progress.add(Math.min(first.size(), PART));
        } else if (first.isEmpty()) {
            removeIfGone(document);
        } else if (first.size() > PART) {
            bringInParts(document, removals);
        } else {
            load.add(new Whole(document, first, removals));
            if (load.stream().mapToInt(each -> each.passages.size()).sum()
                    >= Math.clamp(embedding.capacity(), 64, PART)) {
                finishLoad();
            }
        }
    }

    private void finishLoad() {
        var embedded = embedding.embed(
                load.stream().flatMap(each -> each.passages.stream()).toList());
        for (var each : load) {
            var own = embedded.stream()
                    .filter(one -> one.passage().source().ref().equals(each.document))
                    .toList();
            comparison.refused(each.document, each.passages.size() - own.size());
            publish(each.document, each.removals, () -> replace(each, own));
            progress.add(each.passages.size());
            progress.addEmbedded(own.size());
        }
        load.clear();
        if (System.nanoTime() - flushed > BETWEEN_FLUSHES) {
            flush();
        }
    }

    private void replace(Whole whole, List<EmbeddedPassage> embedded) {
        var document = whole.document;
        if (embedded.size() == whole.passages.size()) {
            target.put(document, embedded);
        } else {
            target.putWithoutVectors(document, whole.passages);
            if (!embedded.isEmpty()) {
                target.addVectors(document, embedded);
            }
        }
    }

    /** What has its vector already, by a part before a crash or by whoever ingests, is left. */
    private void bringInParts(DocumentRef document, long removals) {
        var all = source.passages(document, 0, Integer.MAX_VALUE);
        var known = target.passages(document, 0, Integer.MAX_VALUE);
        var goesOn = all.equals(known) || publish(document, removals, () -> target.putWithoutVectors(document, all));
        for (var from = 0; goesOn && from < all.size(); from += PART) {
            var part = all.subList(from, Math.min(from + PART, all.size()));
            var embedded = embedding.embed(withoutVector(document, part, from));
            goesOn = publish(document, removals, () -> {
                if (!embedded.isEmpty()) {
                    target.addVectors(document, embedded);
                }
            });
            flush();
            progress.add(part.size());
            progress.addEmbedded(embedded.size());
        }
        if (goesOn) {
            comparison.refused(document, all.size() - target.countEmbedded(document));
        }
    }

    /** {@return those of the document's passages from an offset that have no vector yet} */
    private List<Passage> withoutVector(DocumentRef document, List<Passage> part, int from) {
        var embedded = target.embedded(document, from, part.size()).stream()
                .map(each -> each.passage().id())
                .collect(Collectors.toSet());
        return part.stream().filter(each -> !embedded.contains(each.id())).toList();
    }

    /** {@return whether it was done: not when the document changed since it was read, which then is looked at again} */
    private boolean publish(DocumentRef document, long removals, Runnable step) {
        return generations.alone(() -> {
            if (generations.now().changed() != changed) {
                throw new FillStoppedException();
            }
            if (changed.contains(document) || changed.removals() != removals) {
                changed.add(document);
                return false;
            }
            step.run();
            return true;
        });
    }

    private void removeIfGone(DocumentRef document) {
        if (comparison.isGone(document)) {
            publish(document, changed.removals(), () -> target.delete(document));
        }
    }

    private void flush() {
        target.flush();
        flushed = System.nanoTime();
    }

    /**
     * A document that is read whole.
     *
     * @param removals as they were when it was read
     */
    private record Whole(DocumentRef document, List<Passage> passages, long removals) {}
}
