package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.VectorSpace;
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
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The index as everybody else sees it. Reads are answered by the generation that serves. What is written goes there, and
 * what is removed is removed from all at once; a generation that catches up is told what changed. Vectors go to the
 * generation of their own model alone: those that none takes any more are refused with {@link OutdatedVectorsException}.
 */
final class GenerationalPassageIndex implements PassageIndex {

    private final Generations generations;

    GenerationalPassageIndex(Generations generations) {
        this.generations = generations;
    }

    @Override
    public void put(DocumentRef document, List<EmbeddedPassage> passages) {
        changing(document, now -> {
            if (isForServing(now, passages)) {
                now.serving().index().put(document, passages);
            } else {
                targetOf(now, passages).index().put(document, passages);
                putUnlessPresent(now.serving().index(), document, plain(passages));
            }
        });
    }

    @Override
    public void putWithoutVectors(DocumentRef document, List<Passage> passages) {
        changing(document, now -> {
            now.serving().index().putWithoutVectors(document, passages);
            var target = now.target();
            if (target != null && generations.takesPassages(now)) {
                // Their vectors are about to come, and go there.
                putUnlessPresent(target.index(), document, passages);
            }
        });
    }

    @Override
    public void addVectors(DocumentRef document, List<EmbeddedPassage> passages) {
        generations.write(now -> {
            var taking = isForServing(now, passages) ? now.serving() : targetOf(now, passages);
            // One that catches up takes the texts, and those are as they were announced.
            taking.index().addVectors(document, passages);
        });
    }

    @Override
    public void flush() {
        var now = generations.now();
        now.serving().index().flush();
        var target = now.target();
        if (target != null && generations.takesPassages(now)) {
            target.index().flush();
        }
    }

    @Override
    public void delete(DocumentRef document) {
        changing(
                document,
                now -> now.open().values().forEach(each -> each.index().delete(document)));
    }

    @Override
    public void delete(Scope scope) {
        generations.write(now -> {
            try {
                now.open().values().forEach(each -> each.index().delete(scope));
            } finally {
                now.noteRemovals();
            }
        });
    }

    @Override
    public List<PassageHit> search(PassageQuery query) {
        return reading(index -> index.search(query));
    }

    @Override
    public ExplainedHits explain(PassageQuery query, Collection<String> passages) {
        return reading(index -> index.explain(query, passages));
    }

    @Override
    public List<Passage> passages(DocumentRef document, int offset, int limit) {
        return reading(index -> index.passages(document, offset, limit));
    }

    @Override
    public List<EmbeddedPassage> embedded(DocumentRef document, int offset, int limit) {
        return generations.use(used -> used.index().embedded(document, offset, limit).stream()
                .map(each -> new EmbeddedPassage(each.passage(), each.vector(), used.space()))
                .toList());
    }

    @Override
    public long count(DocumentRef document) {
        return reading(index -> index.count(document));
    }

    @Override
    public List<DocumentRef> documents(@Nullable DocumentRef after, int limit) {
        return reading(index -> index.documents(after, limit));
    }

    @Override
    public IndexStatistics statistics(Scope scope) {
        return reading(index -> index.statistics(scope));
    }

    /**
     * Notes the document when all is done: a fill that took the note before would read what is half done, and nothing would
     * tell it to look again. Before the note it can't publish, since nobody writes beside that.
     */
    private void changing(DocumentRef document, Consumer<OpenGenerations> work) {
        generations.write(now -> {
            try {
                work.accept(now);
            } finally {
                now.note(document);
            }
        });
    }

    private <T> T reading(Function<PassageIndex, T> read) {
        return generations.use(used -> read.apply(used.index()));
    }

    private static boolean isForServing(OpenGenerations now, List<EmbeddedPassage> passages) {
        var serving = now.serving().index().space();
        return passages.stream().allMatch(each -> each.isOf(serving));
    }

    private static OpenGeneration targetOf(OpenGenerations now, List<EmbeddedPassage> passages) {
        var target = now.target();
        if (target == null) {
            throw new OutdatedVectorsException(
                    spaceOf(passages), now.serving().index().space());
        }
        return target;
    }

    private static VectorSpace spaceOf(List<EmbeddedPassage> passages) {
        return passages.stream()
                .map(EmbeddedPassage::space)
                .filter(space -> space != null)
                .findFirst()
                .orElseThrow();
    }

    /** Passages that are there already keep what they have. */
    private static void putUnlessPresent(PassageIndex index, DocumentRef document, List<Passage> passages) {
        if (!index.passages(document, 0, passages.size() + 1).equals(passages)) {
            index.putWithoutVectors(document, passages);
        }
    }

    private static List<Passage> plain(List<EmbeddedPassage> passages) {
        return passages.stream().map(EmbeddedPassage::passage).toList();
    }
}
