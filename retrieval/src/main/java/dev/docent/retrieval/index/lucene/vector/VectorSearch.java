package dev.docent.retrieval.index.lucene.vector;

import dev.docent.retrieval.index.fusion.DocScores;
import dev.docent.retrieval.index.lucene.field.PassageFields;
import dev.docent.retrieval.index.lucene.filter.PassageFilter;
import dev.docent.retrieval.index.lucene.segment.LuceneInternals;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * Finds the passages whose vectors are nearest to that of a query. The owner decides in which field a vector is, so a scope
 * of several owners is searched field by field; scores of different fields are comparable.
 */
public final class VectorSearch {

    private final List<FieldVectorSearch> fields;

    /**
     * @param owners of the scope
     * @param filter restricts the passages
     * @param size number of passages in the scope
     */
    public VectorSearch(
            IndexSearcher searcher,
            LuceneInternals internals,
            Set<String> owners,
            PassageFilter filter,
            long size,
            float[] vector) {
        this.fields = owners.stream()
                .map(PassageFields::vector)
                .distinct()
                .map(field -> new FieldVectorSearch(searcher, internals, field, filter, size, vector))
                .toList();
    }

    public DocScores best(int limit) throws IOException {
        if (fields.size() == 1) {
            return fields.getFirst().best(limit);
        }
        var found = DocScores.NONE;
        for (var each : fields) {
            found = found.with(each.best(limit));
        }
        return found.only(found.best(limit));
    }

    /** {@return the similarity of those of the passages that have a vector} */
    public DocScores scores(Collection<Integer> docs) throws IOException {
        var scores = DocScores.NONE;
        for (var each : fields) {
            scores = scores.with(each.scores(docs));
        }
        return scores;
    }

    /** {@return a query that compares every passage that has a vector, for explanations} */
    public Query exhaustive() {
        if (fields.size() == 1) {
            return fields.getFirst().exhaustive();
        }
        var any = new BooleanQuery.Builder();
        fields.forEach(each -> any.add(each.exhaustive(), Occur.SHOULD));
        return any.build();
    }

    /** {@return the cosine of a Lucene score, which is (1 + cosine) / 2} */
    public static double cosine(double score) {
        return 2 * score - 1;
    }
}
