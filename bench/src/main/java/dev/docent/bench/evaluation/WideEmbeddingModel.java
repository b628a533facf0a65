package dev.docent.bench.evaluation;

import dev.docent.retrieval.embedding.VectorSpace;
import java.util.Random;
import java.util.stream.IntStream;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/**
 * An embedding model whose vectors are rotated into a space of more dimensions, to measure an index with long vectors. All
 * similarities stay the same, and each vector uses all of its numbers. Safe for concurrent use.
 */
final class WideEmbeddingModel implements EmbeddingModel {

    private final EmbeddingModel model;
    private final float[][] axes;

    /** @param dimensions at least those of the model */
    WideEmbeddingModel(EmbeddingModel model, int dimensions) {
        this.model = model;
        this.axes = axes(model.dimensions(), dimensions);
    }

    /** {@return random orthonormal vectors, by the Gram-Schmidt process; the same ones at every call} */
    private static float[][] axes(int count, int dimensions) {
        var random = new Random(42);
        var axes = new float[count][dimensions];
        for (var each = 0; each < count; each++) {
            for (var i = 0; i < dimensions; i++) {
                axes[each][i] = (float) random.nextGaussian();
            }
            for (var earlier = 0; earlier < each; earlier++) {
                add(axes[each], -dot(axes[each], axes[earlier]), axes[earlier]);
            }
            axes[each] = VectorSpace.normalized(axes[each]);
        }
        return axes;
    }

    @Override
    public EmbeddingResponse call(EmbeddingRequest request) {
        var narrow = model.call(request).getResults();
        return new EmbeddingResponse(IntStream.range(0, narrow.size())
                .mapToObj(each -> new Embedding(wide(narrow.get(each).getOutput()), each))
                .toList());
    }

    private float[] wide(float[] vector) {
        var wide = new float[dimensions()];
        for (var each = 0; each < vector.length; each++) {
            add(wide, vector[each], axes[each]);
        }
        return VectorSpace.normalized(wide);
    }

    private static void add(float[] target, float factor, float[] vector) {
        for (var i = 0; i < target.length; i++) {
            target[i] += factor * vector[i];
        }
    }

    private static float dot(float[] one, float[] other) {
        var sum = 0.0;
        for (var i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return (float) sum;
    }

    @Override
    public float[] embed(Document document) {
        return embed(getEmbeddingContent(document));
    }

    @Override
    public int dimensions() {
        return axes[0].length;
    }
}
