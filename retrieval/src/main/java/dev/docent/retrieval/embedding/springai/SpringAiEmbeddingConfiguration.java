package dev.docent.retrieval.embedding.springai;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.HostedVectors;
import dev.docent.retrieval.provider.CallSize;
import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.Pacing;
import dev.docent.retrieval.provider.ProviderException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import dev.docent.retrieval.provider.ProviderMeters;
import dev.docent.retrieval.provider.SharedLimits;
import dev.docent.retrieval.provider.Urgency;
import dev.docent.retrieval.springai.SpringAiCalls;
import dev.docent.retrieval.springai.SpringAiProperties;
import dev.docent.retrieval.springai.StarterModel;
import java.nio.file.Path;
import java.util.List;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The model of the starter is wrapped and not replaced, so that the only bean of its type is the starter's. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "docent.embedding.kind", havingValue = "spring")
@EnableConfigurationProperties(SpringAiProperties.class)
class SpringAiEmbeddingConfiguration {

    private static final StarterModel STARTER =
            new StarterModel("an embedding model", "docent.embedding.kind", "spring.ai.model.embedding");
    private static final String DIMENSIONS = "docent.spring.embedding-dimensions";

    @Bean
    Embeddings embeddings(
            ObjectProvider<EmbeddingModel> models,
            SpringAiProperties settings,
            ObjectProvider<SharedLimits> shared,
            ObjectProvider<ProviderMeters> meters,
            @Value("${docent.data:data}") Path data) {
        var starters = STARTER.of(models);
        var provider = StarterModel.provider(starters);
        var model = new HostedModel(name(provider, starters, settings), "docent.spring.embedding-model");
        var calls = new SpringAiCalls(
                provider,
                model,
                settings,
                Pacing.REAL,
                shared.getIfAvailable(() -> SharedLimits.NONE),
                meters.getIfAvailable(() -> ProviderMeters.UNREAD));
        var dimensions = settings.embeddingDimensions() > 0
                ? settings.embeddingDimensions()
                : new VectorSizes(data.resolve("models/vector-sizes.json"))
                        .of(model.name(), () -> measured(starters, calls, model));
        var checks = new HostedVectors(provider, model, dimensions, DIMENSIONS);
        return new SpringAiEmbeddingModel(starters, calls, settings, checks).embeddings();
    }

    /** The name of the model is in its options, which most models keep in a field that has no public accessor. */
    private static String name(String provider, EmbeddingModel starters, SpringAiProperties settings) {
        if (!settings.embeddingModel().isBlank()) {
            return settings.embeddingModel().strip();
        }
        var fields = PropertyAccessorFactory.forDirectFieldAccess(starters);
        if (fields.isReadableProperty("defaultOptions")
                && fields.getPropertyValue("defaultOptions") instanceof EmbeddingOptions options
                && options.getModel() != null) {
            return provider + "/" + options.getModel();
        }
        throw new WrongSettingException(
                "docent.spring.embedding-model is missing. Set it to the name of the embedding model, which %s does not tell; the index keeps its vectors under this name."
                        .formatted(provider));
    }

    private static int measured(EmbeddingModel starters, SpringAiCalls calls, HostedModel model) {
        try {
            return calls.callInTime(
                    Urgency.PERSON,
                    new CallSize(1, 1),
                    () -> SpringAiEmbeddingModel.vectors(starters.embedForResponse(List.of("test")))
                            .getFirst()
                            .length);
        } catch (ProviderException failure) {
            throw new WrongSettingException(
                    "The dimensions of %s are not known yet: %s Or set %s."
                            .formatted(model.name(), failure.sentence(), DIMENSIONS),
                    failure);
        }
    }
}
