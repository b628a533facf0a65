package dev.docent.retrieval;

import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.ExplainedHits.ExplainedHit;
import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.index.MissingPassage;
import dev.docent.retrieval.index.MissingPassage.Reason;
import dev.docent.retrieval.index.PassageExplanation;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A few passages that are compared with every query one by one, by meaning alone. It remembers the queries. */
final class ListedPassages implements PassageIndex {

    private final List<EmbeddedPassage> passages = new ArrayList<>();
    private final List<PassageQuery> queries = new ArrayList<>();

    @Override
    public void putWithoutVectors(DocumentRef document, List<Passage> passages) {
        throw new UnsupportedOperationException("The passages are given");
    }

    @Override
    public void addVectors(DocumentRef document, List<EmbeddedPassage> passages) {
        throw new UnsupportedOperationException("The passages are given");
    }

    @Override
    public void flush() {
        // What is put is seen at once.
    }

    @Override
    public void put(DocumentRef document, List<EmbeddedPassage> added) {
        passages.addAll(added);
    }

    @Override
    public List<PassageHit> search(PassageQuery query) {
        queries.add(query);
        var vector = query.vector();
        return passages.stream()
                .map(each -> hit(each.passage(), vector == null ? 0 : dot(vector, each.vector())))
                .sorted(Comparator.comparingDouble(PassageHit::score).reversed())
                .limit(query.limit())
                .toList();
    }

    List<PassageQuery> queries() {
        return queries;
    }

    private static PassageHit hit(Passage passage, double nearness) {
        return new PassageHit(passage, nearness, nearness, null);
    }

    private static double dot(float[] one, float[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> (double) one[i] * other[i])
                .sum();
    }

    @Override
    public void delete(DocumentRef document) {
        throw new UnsupportedOperationException("Nothing is removed here");
    }

    @Override
    public void delete(Scope scope) {
        throw new UnsupportedOperationException("Nothing is removed here");
    }

    @Override
    public ExplainedHits explain(PassageQuery query, Collection<String> asked) {
        var all = search(query.limitedTo(1_000));
        var hits = new ArrayList<ExplainedHit>();
        var missing = new ArrayList<MissingPassage>();
        for (var hit : all) {
            var why = new PassageExplanation(
                    hits.size() + missing.size() + 1, hit.score(), null, null, List.of(), List.of(), null);
            if (hits.size() < query.limit()) {
                hits.add(new ExplainedHit(hit, why));
            } else {
                missing.add(new MissingPassage(hit.passage().id(), Reason.BEYOND_LIMIT, why));
            }
        }
        missing.removeIf(each -> !asked.contains(each.passage()));
        return new ExplainedHits(hits, missing);
    }

    @Override
    public List<Passage> passages(DocumentRef document, int offset, int limit) {
        throw new UnsupportedOperationException("Nothing is listed here");
    }

    @Override
    public List<EmbeddedPassage> embedded(DocumentRef document, int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long count(DocumentRef document) {
        throw new UnsupportedOperationException("Nothing is counted here");
    }

    @Override
    public List<DocumentRef> documents(@Nullable DocumentRef after, int limit) {
        throw new UnsupportedOperationException("The passages are given");
    }

    @Override
    public IndexStatistics statistics(Scope scope) {
        throw new UnsupportedOperationException("Nothing is counted here");
    }
}
