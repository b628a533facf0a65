package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.index.IndexedDocument;
import dev.docent.retrieval.index.OutdatedVectorsException;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.PassageQuery;
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
    public void put(String owner, String document, List<EmbeddedPassage> passages) {
        changing(owner, document, now -> {
            if (isForServing(now, passages)) {
                now.serving().index().put(owner, document, passages);
            } else {
                targetOf(now, passages).index().put(owner, document, passages);
                announceUnlessThere(now.serving().index(), owner, document, plain(passages));
            }
        });
    }

    @Override
    public void announce(String owner, String document, List<Passage> passages) {
        changing(owner, document, now -> {
            now.serving().index().announce(owner, document, passages);
            var target = now.target();
            if (target != null && generations.takesPassages(now)) {
                // Their vectors are about to come, and go there.
                announceUnlessThere(target.index(), owner, document, passages);
            }
        });
    }

    @Override
    public void embed(String owner, String document, List<EmbeddedPassage> passages) {
        generations.write(now -> {
            var taking = isForServing(now, passages) ? now.serving() : targetOf(now, passages);
            // One that catches up takes the texts, and those are as they were announced.
            taking.index().embed(owner, document, passages);
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
    public void removeDocument(String owner, String document) {
        changing(
                owner,
                document,
                now -> now.open().values().forEach(each -> each.index().removeDocument(owner, document)));
    }

    @Override
    public void removeAll(Scope scope) {
        generations.write(now -> {
            try {
                now.open().values().forEach(each -> each.index().removeAll(scope));
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
    public List<Passage> passages(String owner, String document, int offset, int limit) {
        return reading(index -> index.passages(owner, document, offset, limit));
    }

    @Override
    public List<EmbeddedPassage> embedded(String owner, String document, int offset, int limit) {
        return generations.use(used -> used.index().embedded(owner, document, offset, limit).stream()
                .map(each -> new EmbeddedPassage(each.passage(), each.vector(), used.space()))
                .toList());
    }

    @Override
    public List<IndexedDocument> documents(@Nullable IndexedDocument after, int limit) {
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
    private void changing(String owner, String document, Consumer<OpenGenerations> work) {
        generations.write(now -> {
            try {
                work.accept(now);
            } finally {
                now.note(new IndexedDocument(owner, document));
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
    private static void announceUnlessThere(PassageIndex index, String owner, String document, List<Passage> passages) {
        if (!index.passages(owner, document, 0, passages.size() + 1).equals(passages)) {
            index.announce(owner, document, passages);
        }
    }

    private static List<Passage> plain(List<EmbeddedPassage> passages) {
        return passages.stream().map(EmbeddedPassage::passage).toList();
    }
}
