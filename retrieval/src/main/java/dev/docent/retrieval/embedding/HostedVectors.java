package dev.docent.retrieval.embedding;

import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import java.util.List;

/**
 * Checks and normalizes the vectors that a hosted model returns.
 *
 * @param provider the provider's name in messages
 * @param model the embedding model
 * @param dimensions the expected dimensions of a vector
 * @param setting the setting that holds the dimensions
 */
public record HostedVectors(String provider, HostedModel model, int dimensions, String setting) {

    /**
     * {@return the vectors at unit length}
     *
     * @param texts number of texts that were sent
     * @throws UnavailableException if there is not one vector per text, or a vector has no direction
     * @throws WrongSettingException if they have other dimensions
     */
    public List<float[]> normalized(List<float[]> vectors, int texts) {
        if (vectors.size() != texts) {
            throw unavailable("%s returned %d vectors for %d texts".formatted(provider, vectors.size(), texts));
        }
        return vectors.stream().map(this::normalized).toList();
    }

    private float[] normalized(float[] vector) {
        if (vector.length != dimensions) {
            throw new WrongSettingException(
                    "%s returned vectors of %d dimensions, but %s is %d. Set it to a number that %s supports."
                            .formatted(provider, vector.length, setting, dimensions, model.name()));
        }
        var length = VectorSpace.length(vector);
        if (length == 0 || !Double.isFinite(length)) {
            throw unavailable(provider + " returned a vector without direction");
        }
        return VectorSpace.normalized(vector);
    }

    private static UnavailableException unavailable(String what) {
        return UnavailableException.answered(what + ". Ask again later.", null, null);
    }
}
