package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.EmbeddingProvider;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.generation.GenerationsAtStart.StartPolicy;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.index.RebuildListener;
import dev.docent.retrieval.usage.TokenUsage;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RebuildProperties.class)
class GenerationConfiguration {

    private static final Clock CLOCK = Clock.systemUTC();

    @Bean
    Generations generations(
            GenerationStore store,
            Embeddings chosen,
            ObjectProvider<EmbeddingProvider> providers,
            RebuildProperties properties,
            ObjectProvider<TokenUsage> usage,
            @Value("${docent.embedding.named:true}") boolean isNamed) {
        var models =
                new EmbeddingModels(chosen, providers.stream().toList(), usage.getIfAvailable(() -> TokenUsage.NONE));
        return new Generations(store, models, StartPolicy.of(properties, chosen.traits(), isNamed), CLOCK);
    }

    @Bean
    GenerationalPassageIndex passageIndex(Generations generations) {
        return new GenerationalPassageIndex(generations);
    }

    @Bean
    RebuildWork rebuildWork(
            Generations generations,
            RebuildProperties properties,
            ObjectProvider<ForegroundWork> foreground,
            ObjectProvider<RebuildListener> listeners,
            ObjectProvider<TokenUsage> usage) {
        return new RebuildWork(
                generations,
                new RebuildEstimator(properties),
                foreground.stream().toList(),
                listeners.orderedStream().toList(),
                usage.getIfAvailable(() -> TokenUsage.NONE),
                CLOCK);
    }
}
