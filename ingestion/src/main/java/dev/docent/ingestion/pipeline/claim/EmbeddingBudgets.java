package dev.docent.ingestion.pipeline.claim;

import dev.docent.retrieval.provider.ProviderException;
import dev.docent.retrieval.usage.TokenUsage;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The accounts whose documents wait, because embedding them costs tokens and their budget of the day is used up.
 *
 * @param isHosted whether the model that embeds passages is hosted
 */
public record EmbeddingBudgets(TokenUsage usage, BooleanSupplier isHosted) {

    /** {@return the owners of whom no document is claimed} */
    public Set<String> usedUp() {
        var usedUp = usage.usedUp();
        return usedUp.isEmpty() || !isHosted.getAsBoolean() ? Set.of() : usedUp;
    }

    /** {@return why the documents of the owner wait; empty if they do not} */
    public Optional<String> reason(String owner) {
        return usage.refusal(owner).filter(refusal -> isHosted.getAsBoolean()).map(ProviderException::sentence);
    }
}
