package dev.docent.retrieval.generation;

import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.index.OutdatedVectorsException;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The index as the rest of the service sees it. The serving generation answers reads and takes writes; deletions go to all
 * generations. Changes are recorded for a generation that is catching up. Vectors go only to the generation of their own
 * model; vectors that no generation takes are refused with {@link OutdatedVectorsException}.
 */
record GenerationalPassageIndex(Generations generations, UnflushedDocuments unflushed) implements PassageIndex {

    GenerationalPassageIndex(Generations generations) {
        this(generations, new UnflushedDocuments());
    }

    @Override
    public void put(DocumentRef document, List<EmbeddedPassage> passages) {
        try {
            putIntoOne(document, passages);
        } catch (RuntimeException failure) {
            unflushed.remove(document);
            throw failure;
        }
    }

    private void putIntoOne(DocumentRef document, List<EmbeddedPassage> passages) {
        change(document, now -> {
            if (isForServing(now, passages)) {
                if (generations.isShared()) {
                    unflushed.add(document, now.serving());
                }
                now.serving().index().put(document, passages);
            } else {
                targetOf(now, passages).index().put(document, passages);
                var plain = passages.stream().map(EmbeddedPassage::passage).toList();
                putUnlessPresent(now.serving().index(), document, plain);
            }
        });
    }

    @Override
    public void putWithoutVectors(DocumentRef document, List<Passage> passages) {
        change(document, now -> {
            now.serving().index().putWithoutVectors(document, passages);
            var target = now.target();
            if (target != null && generations.takesPassages(now)) {
                // Their vectors are about to be computed, and go there.
                putUnlessPresent(target.index(), document, passages);
            }
        });
    }

    /** Records no change: a generation that is catching up copies the texts, which stay the same. */
    @Override
    public void addVectors(DocumentRef document, List<EmbeddedPassage> passages) {
        generations.fence().write(now -> {
            var generation = isForServing(now, passages) ? now.serving() : targetOf(now, passages);
            generation.index().addVectors(document, passages);
        });
    }

    /** Repeated if another process switches meanwhile, since that one may not have seen what was flushed. */
    @Override
    public void flush() {
        for (var isKept = false; !isKept; ) {
            var now = generations.fence().await();
            var flushed = unflushed.all();
            unflushed.copyStranded(generations, now);
            now.serving().index().flush();
            var target = now.target();
            if (target != null && generations.takesPassages(now)) {
                target.index().flush();
            }
            isKept = generations.fence().isKept(now);
            if (isKept) {
                unflushed.remove(flushed);
            }
        }
    }

    @Override
    public void delete(DocumentRef document) {
        change(document, now -> now.open().values().forEach(each -> each.index().delete(document)));
        unflushed.remove(document);
    }

    @Override
    public void delete(Scope scope) {
        generations.fence().write(now -> {
            try {
                now.open().values().forEach(each -> each.index().delete(scope));
            } finally {
                now.recordDeletion();
            }
        });
    }

    @Override
    public List<PassageHit> search(PassageQuery query) {
        return read(index -> index.search(query));
    }

    @Override
    public ExplainedHits explain(PassageQuery query, Collection<String> passages) {
        return read(index -> index.explain(query, passages));
    }

    @Override
    public void check() {
        generations.follow();
        generations.use(used -> {
            used.index().check();
            return true;
        });
    }

    @Override
    public List<Passage> passages(DocumentRef document, int offset, int limit) {
        return read(index -> index.passages(document, offset, limit));
    }

    @Override
    public List<EmbeddedPassage> embedded(DocumentRef document, int offset, int limit) {
        return generations.use(used -> used.index().embedded(document, offset, limit).stream()
                .map(each -> new EmbeddedPassage(each.passage(), each.vector(), used.space()))
                .toList());
    }

    @Override
    public long count(DocumentRef document) {
        return read(index -> index.count(document));
    }

    @Override
    public List<DocumentRef> documents(@Nullable DocumentRef after, int limit) {
        return read(index -> index.documents(after, limit));
    }

    @Override
    public IndexStatistics statistics(Scope scope) {
        return read(index -> index.statistics(scope));
    }

    /**
     * Records the change after the work: a fill that took the record earlier would read a half-written document and never
     * look at it again. The fill cannot write before the record, since it writes exclusively.
     */
    private void change(DocumentRef document, Consumer<OpenGenerations> work) {
        generations.fence().write(now -> {
            try {
                work.accept(now);
            } finally {
                now.recordChange(document);
            }
        });
    }

    private <T> T read(Function<PassageIndex, T> read) {
        return generations.use(used -> read.apply(used.index()));
    }

    private static boolean isForServing(OpenGenerations now, List<EmbeddedPassage> passages) {
        var serving = now.serving().index().space();
        return passages.stream().allMatch(each -> each.isOf(serving));
    }

    private static OpenGeneration targetOf(OpenGenerations now, List<EmbeddedPassage> passages) {
        var target = now.target();
        if (target == null) {
            var given = passages.stream().map(EmbeddedPassage::space).filter(Objects::nonNull);
            throw new OutdatedVectorsException(
                    given.findFirst().orElseThrow(), now.serving().index().space());
        }
        return target;
    }

    /** Passages that are present keep their vectors. */
    private static void putUnlessPresent(PassageIndex index, DocumentRef document, List<Passage> passages) {
        if (!index.passages(document, 0, passages.size() + 1).equals(passages)) {
            index.putWithoutVectors(document, passages);
        }
    }
}
