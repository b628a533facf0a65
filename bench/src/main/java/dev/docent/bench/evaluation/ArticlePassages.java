package dev.docent.bench.evaluation;

import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.passage.Passage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.util.VectorUtil;

/** The passages of articles, with their neighbors and similarities. */
final class ArticlePassages {

    private record Place(String document, int ordinal) {}

    private final Map<Place, EmbeddedPassage> passages = new HashMap<>();

    ArticlePassages(List<EmbeddedPassage> all) {
        all.forEach(each -> passages.put(place(each.passage(), 0), each));
    }

    /** {@return the passages before and after it, if any} */
    List<Passage> beside(Passage passage) {
        return Stream.of(-1, 1)
                .map(step -> passages.get(place(passage, step)))
                .filter(Objects::nonNull)
                .map(EmbeddedPassage::passage)
                .toList();
    }

    double cosine(Passage one, Passage other) {
        return VectorUtil.dotProduct(vector(one), vector(other));
    }

    private float[] vector(Passage passage) {
        return Objects.requireNonNull(passages.get(place(passage, 0))).vector();
    }

    private static Place place(Passage passage, int step) {
        return new Place(passage.source().document(), passage.ordinal() + step);
    }
}
